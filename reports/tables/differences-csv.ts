import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { nameMetric } from "../work-words.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = [
  "metric",
  "title",
  "unit",
  "scheme",
  "baseline",
  "mean",
  "low_95",
  "high_95",
  "replications",
  "variance_reduction",
];

/** differences.csv: one row a summary metric and pair of schemes, `scheme - baseline`, paired by replication. */
export function renderDifferencesCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("differences.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const { metric, scheme, baseline, difference, varianceReduction } of experiment.differences) {
    const described = experiment.summaryMetrics[metric];
    yield [
      nameMetric(experiment, metric),
      described?.title ?? metric,
      described?.unit ?? "",
      scheme,
      baseline,
      difference?.mean ?? null,
      difference?.low ?? null,
      difference?.high ?? null,
      difference?.n ?? 0,
      varianceReduction,
    ];
  }
}
