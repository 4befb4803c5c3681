import type { SchemeChoice } from "../scenario.ts";
import { quoteWord } from "../shell-words.ts";
import { findRuleName, listRuleSettings } from "./rule-settings.ts";
import type { LiveWhatIf, RunForm, Setting } from "./what-if.ts";

/** The settings as `--set` takes them. A new rule is one assignment with its parameters, so that nothing of the old one stays. */
export function renderSets({ scenario, rules }: LiveWhatIf, settings: readonly Setting[]): string[] {
  const plain = settings.filter(({ path }) => !path.startsWith("schemes["));
  const inRules = scenario.schemes.flatMap((scheme, index) => {
    const name = findRuleName(settings, index, scheme);
    const given = listRuleSettings(settings, index);
    if (name === scheme.rule.name) return given.map(({ path, value }) => `schemes[${index}].rule.${path}=${value}`);
    const rule = `schemes[${index}].rule=${renderMapping([{ path: "name", value: name }, ...given])}`;
    const needsDifficulty = rules[name]?.needsDifficulty === true;
    return [rule, ...renderDifficulty(scheme, index, needsDifficulty)];
  });
  return [...plain.map(({ path, value }) => `${path}=${value}`), ...inRules];
}

function renderDifficulty({ difficulty }: SchemeChoice, index: number, needsDifficulty: boolean): string[] {
  return needsDifficulty && difficulty.name === "none" ? [`schemes[${index}].difficulty={ name: bitcoin }`] : [];
}

function renderMapping(entries: readonly Setting[]): string {
  return `{ ${entries.map(({ path, value }) => `${path}: ${value}`).join(", ")} }`;
}

/**
 * The command line that gives the same numbers.
 *
 * @param file name of the scenario as downloaded with these settings, for a report whose own file would not do
 */
export function renderWhatIfCommand(
  whatIf: LiveWhatIf,
  settings: readonly Setting[],
  { form, file }: { readonly form: RunForm; readonly file: string },
): string {
  const { command, isWhole, full, experiment } = whatIf;
  const sets = [...(form.end === full.end ? [] : [`end=${form.end}`]), ...renderSets(whatIf, settings)];
  const options = ["--replications", String(form.replications), ...sets.flatMap((set) => ["--set", set])];
  const words = isWhole ? [...command, ...options] : ["proofground", experiment, file];
  return words.map(quoteWord).join(" ");
}
