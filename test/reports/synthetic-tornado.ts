import type { AnswerChange, Experiment, TriedAssumption, TriedEnd } from "../../scenarios/experiments/experiment.ts";

/** A made-up trial of some assumptions, those that stand in the experiment's list; nothing in it is a result. */
export function synthesiseTornado(experiment: Experiment): Experiment {
  const metrics = ["power_gw_last_year", "gini_pay_last_year"];
  const stated = experiment.assumptions.filter(({ path }) => path !== "").slice(0, 4);
  const assumptions = stated.map(({ path, title }, index): TriedAssumption => {
    const end = (setting: string, part: number): TriedEnd => ({
      setting,
      reason: "",
      changes: metrics.flatMap((metric) => listChanges(experiment, metric, part)),
    });
    const size = index === 3 ? 0 : 0.4 / (index + 1);
    return { title, paths: [path], why: "assumption: made up", low: end("half", -size), high: end("double", 2 * size) };
  });
  const lost = { setting: "less than nothing", reason: "the scenario cannot be so", changes: [] };
  const refused = { title: "Refused", paths: ["nowhere"], why: "assumption: made up", low: lost, high: lost };
  return {
    ...experiment,
    oneAtATime: { replications: 4, metrics, untriedParameters: 2, assumptions: [...assumptions, refused] },
  };
}

/** Every result and every difference moved by a part of itself. */
function listChanges({ schemes }: Experiment, metric: string, part: number): AnswerChange[] {
  const own = schemes.map(({ name, summary }) => ({ name, base: summary[metric]?.mean ?? 0 }));
  const first = own[0]!;
  const describe = (scheme: string, baseline: string | null, base: number): AnswerChange => ({
    ...{ metric, scheme, baseline, base, set: base * (1 + part) },
    change: { mean: base * part, low: base * part * 0.9, high: base * part * 1.1, n: 4 },
  });
  return [
    ...own.map(({ name, base }) => describe(name, null, base)),
    ...own.slice(1).map(({ name, base }) => describe(name, first.name, base - first.base)),
  ];
}
