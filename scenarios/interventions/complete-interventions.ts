import { isWorkLottery } from "../../sim/rule-earnings.ts";
import { checkCredit } from "../checks/check-credit.ts";
import { completeCustomRule } from "../checks/complete-custom-rule.ts";
import { completeElectricity } from "../checks/complete-electricity.ts";
import { setValue } from "../loading/apply-override.ts";
import { parsePath } from "../loading/override-path.ts";
import { getChosenRule } from "../named-rule.ts";
import { type Problem, renderFound } from "../problem.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import type { Intervention, Phase, RuleChoice, Scenario, SchemeChoice } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { CUSTOM_RULE } from "../schema/custom-rule-schema.ts";
import { findProblems } from "../schema/find-problems.ts";
import { computeScenarioJsonSchema, scenarioSchema } from "../schema/scenario-schema.ts";
import { isChangeable, listChangeablePaths } from "./changeable-paths.ts";
import { describeMarket } from "./describe-market.ts";

/** The scenario with what its interventions come to, scheme by scheme, and what is wrong with them. */
export function completeInterventions(scenario: Scenario): {
  readonly scenario: Scenario;
  readonly problems: readonly Problem[];
} {
  const completed = scenario.schemes.map((scheme, index) => {
    const steps = listSteps(scenario, scheme, `schemes[${index}].`);
    return steps.length === 0 ? { scheme, problems: [] } : completeScheme(scenario, scheme, steps);
  });
  return {
    scenario: { ...scenario, schemes: completed.map(({ scheme }) => scheme) },
    problems: keepEachOnce(completed.flatMap(({ problems }) => problems)),
  };
}

/** One value to put in place, and where the scenario says so. */
interface Step {
  readonly date: string;
  readonly path: string;
  readonly value: unknown;
  readonly place: string;
  readonly datePlace: string;
}

/** By date; at one date in the order in which they are written, the scheme's own last. */
function listSteps(scenario: Scenario, scheme: SchemeChoice, prefix: string): Step[] {
  const list = (interventions: readonly Intervention[] | undefined, before: string) =>
    (interventions ?? []).flatMap(({ date, set }, index) => {
      const place = `${before}interventions[${index}]`;
      return Object.entries(set).map(([path, value]) => ({
        ...{ date, path, value },
        place: `${place}.set["${path}"]`,
        datePlace: `${place}.date`,
      }));
    });
  return [...list(scenario.interventions, ""), ...list(scheme.interventions, prefix)].sort((one, other) =>
    one.date < other.date ? -1 : Number(one.date > other.date),
  );
}

type Completed = { readonly scheme: SchemeChoice; readonly problems: readonly Problem[] };

function completeScheme(scenario: Scenario, scheme: SchemeChoice, steps: readonly Step[]): Completed {
  const refused = steps.flatMap((step) => listRefusals(scenario, step));
  if (refused.length > 0) return { scheme, problems: refused };
  const { name, rule, difficulty } = scheme;
  const phases: Phase[] = [];
  let before = scheme;
  let file: unknown = renderScenarioFile({
    ...scenario,
    interventions: undefined,
    schemes: [{ name, rule, difficulty }],
  });
  for (const date of new Set(steps.map((step) => step.date))) {
    const now = steps.filter((step) => step.date === date);
    const changed = changeFile(file, now);
    if ("problems" in changed) return { scheme, problems: changed.problems };
    file = changed.file;
    const last = now.at(-1)!.place;
    const own = completeRule(changed.scenario.schemes[0]!.rule, before.rule, last);
    const after = { ...scheme, rule: own.rule };
    const wrong = own.problems.length > 0 ? own.problems : listLateLotteries(before, after, last);
    if (wrong.length > 0) return { scheme, problems: wrong };
    phases.push({ date, market: describeMarket(changed.scenario, scheme), scheme: after });
    before = after;
  }
  return { scheme: { ...scheme, phases }, problems: [] };
}

function listRefusals({ start, end }: Scenario, { date, path, place, datePlace }: Step): Problem[] {
  const problems: Problem[] = [];
  if (date <= start || date > end) {
    const expected = `a month after ${start} (the start), up to ${end} (the end)`;
    problems.push({ path: datePlace, expected, found: date, cure: "Choose a month within the scenario." });
  }
  if (!isChangeable(path)) {
    const expected = `a path that can change in mid-run: ${listChangeablePaths().join("; ")}`;
    problems.push({ path: place, expected, found: renderFound(path), cure: "Change it in a scenario of its own." });
  }
  return problems;
}

type Changed = { readonly file: unknown; readonly scenario: Scenario } | { readonly problems: readonly Problem[] };

/** The file with the values of one date in it, and the scenario that it makes. */
function changeFile(before: unknown, steps: readonly Step[]): Changed {
  const schema = computeScenarioJsonSchema();
  let file = before;
  for (const { path, value, place } of steps) {
    const full = parsePath(/^rule\b/.test(path) ? `schemes[0].${path}` : path)!;
    try {
      file = setValue(file, full, value, schema);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      return { problems: [{ path: place, expected: error.expected, found: error.found, cure: error.cure }] };
    }
    const parsed = scenarioSchema.safeParse(file);
    if (parsed.success) continue;
    // All else has been parsed before: what is wrong is what has just been set.
    return {
      problems: findProblems(parsed.error.issues, schema, file).map((problem) => ({ ...problem, path: place })),
    };
  }
  const { scenario, problems } = completeElectricity(scenarioSchema.parse(file));
  if (problems.length > 0) {
    const { place } = steps.at(-1)!;
    return { problems: problems.map((problem) => ({ ...problem, path: place })) };
  }
  const wrong = checkCredit(scenario).map((problem) => ({ ...problem, path: steps.at(-1)!.place }));
  return wrong.length > 0 ? { problems: wrong } : { file, scenario };
}

/** A rule of the user's is parsed without its functions, which are those of before. */
function completeRule(
  parsed: RuleChoice,
  before: RuleChoice,
  place: string,
): { readonly rule: RuleChoice; readonly problems: readonly Problem[] } {
  if (parsed.name !== CUSTOM_RULE) return { rule: parsed, problems: [] };
  const { own, file } = before;
  if (own === undefined || parsed.file !== file) {
    const expected = "a rule of the registry, or the scheme's own";
    return { rule: parsed, problems: [{ path: place, expected, found: renderFound(parsed.file), cure: "" }] };
  }
  const { choice, problems } = completeCustomRule(parsed, own.rule, place);
  return { rule: { ...choice, sha256: own.sha256, own }, problems };
}

/** Nobody has said how hard the first block of a lottery over work is that begins in mid-run. */
function listLateLotteries(before: SchemeChoice, after: SchemeChoice, place: string): Problem[] {
  if (!isWorkLottery(getChosenRule(after.rule)) || isWorkLottery(getChosenRule(before.rule))) return [];
  const expected = `a rule that can follow ${before.rule.name}: one that settles epochs, or draws blocks by stake`;
  return [
    { path: place, expected, found: after.rule.name, cure: "Start with it and change to the other, or choose shares." },
  ];
}

/** What every scheme meets is wrong once. */
function keepEachOnce(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.path} ${problem.expected}`, problem])).values()];
}
