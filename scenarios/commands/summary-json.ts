import type { Experiment } from "../experiments/experiment.ts";

/** The summary of an experiment for other programs: one JSON object on one line. */
export function renderSummaryJson(experiment: Experiment, folder: string): string {
  const { kind, name, seed, replications, scenarioSha256, schemes, differences } = experiment;
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
      summary: scheme.summary,
    })),
    differences,
  };
  return `${JSON.stringify(summary)}\n`;
}
