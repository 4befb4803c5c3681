import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { nameMetric } from "../work-words.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = ["scheme", "metric", "title", "unit", "mean", "low_95", "high_95", "replications"];

/** summary.csv: one row a scheme and summary metric, with its 95 % interval; empty where no replication had a value. */
export function renderSummaryCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("summary.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const [name, metric] of Object.entries(experiment.summaryMetrics)) {
      const estimate = scheme.summary[name] ?? null;
      yield [
        scheme.name,
        nameMetric(experiment, name),
        metric.title,
        metric.unit,
        estimate?.mean ?? null,
        estimate?.low ?? null,
        estimate?.high ?? null,
        estimate?.n ?? 0,
      ];
    }
  }
}
