import { getWorkKind, nameInWork } from "../../sim/work-kind.ts";
import type { Experiment } from "../experiments/experiment.ts";

/** The summary of an experiment for other programs: one JSON object on one line. */
export function renderSummaryJson(experiment: Experiment, folder: string): string {
  const { kind, name, seed, replications, scenarioSha256, schemes, differences } = experiment;
  const nameOf = (metric: string) => nameInWork(metric, getWorkKind(experiment.work, experiment.coin));
  const summary = {
    kind,
    name,
    seed,
    replications,
    scenarioSha256,
    folder,
    schemes: schemes.map((scheme) => ({
      name: scheme.name,
      rule: scheme.rule,
      difficulty: scheme.difficulty,
      summary: Object.fromEntries(Object.entries(scheme.summary).map(([name, value]) => [nameOf(name), value])),
    })),
    differences: differences.map((difference) => ({ ...difference, metric: nameOf(difference.metric) })),
  };
  return `${JSON.stringify(summary)}\n`;
}
