import { difficultyRules } from "../../sim/difficulty/registry.ts";
import type { RuleParameters } from "../../sim/parameter.ts";
import { computeDefaultParameters } from "../../sim/reward-rules/default-parameters.ts";
import { parsePath } from "../loading/override-path.ts";
import { getNamedRule } from "../named-rule.ts";
import type { RuleChoice, Scenario, SchemeChoice } from "../scenario.ts";
import { findRuleName, listRuleSettings } from "./rule-settings.ts";
import type { LiveWhatIf, Setting } from "./what-if.ts";

/** The scenario with a reader's settings in place: what the command line makes of the same settings, see `renderSets`. */
export function applySettings({ scenario, rules }: LiveWhatIf, settings: readonly Setting[]): Scenario {
  const changed = structuredClone(scenario);
  for (const { path, value } of settings) {
    if (!path.startsWith("schemes[")) setValue(changed, path, value);
  }
  const schemes = changed.schemes.map((scheme, index) => {
    const name = findRuleName(settings, index, scheme);
    const withRule =
      name === scheme.rule.name ? scheme : replaceRule(scheme, name, rules[name]?.needsDifficulty === true);
    return { ...withRule, rule: setParameters(withRule.rule, listRuleSettings(settings, index)) };
  });
  return { ...changed, schemes };
}

/** The rule in another's place, with its own defaults, and a difficulty rule where it needs one. */
function replaceRule(scheme: SchemeChoice, name: string, needsDifficulty: boolean): SchemeChoice {
  const difficulty = needsDifficulty ? chooseDifficulty(scheme) : scheme.difficulty;
  return { ...scheme, rule: { name, ...computeDefaultParameters(getNamedRule(name)) }, difficulty };
}

function chooseDifficulty({ difficulty }: SchemeChoice): SchemeChoice["difficulty"] {
  if (difficulty.name !== "none") return difficulty;
  return { name: "bitcoin", ...computeDefaultParameters(difficultyRules.bitcoin) };
}

function setParameters(rule: RuleChoice, settings: readonly Setting[]): RuleChoice {
  const numbers = settings.filter(({ value }) => typeof value === "number");
  const words = settings.filter(({ value }) => typeof value === "string");
  const { parameters, choices }: RuleParameters = rule;
  return {
    ...rule,
    parameters: { ...parameters, ...toRecord<number>(numbers) },
    choices: { ...choices, ...toRecord<string>(words) },
  };
}

function toRecord<Value>(settings: readonly Setting[]): Record<string, Value> {
  return Object.fromEntries(settings.map(({ path, value }) => [path, value])) as Record<string, Value>;
}

/** Sections that are missing on the way are made: what a page may set has been checked against its controls. */
function setValue(root: object, path: string, value: unknown): void {
  const steps = parsePath(path);
  if (steps === null) throw new RangeError(`setting: expected a path, got ${path}`);
  let at = root as Record<string | number, unknown>;
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {};
    at = at[step] as typeof at;
  }
  at[steps.at(-1)!] = value;
}
