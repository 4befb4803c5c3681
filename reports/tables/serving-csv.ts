import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type ServingMetricName, servingMetrics } from "../../sim/metrics/serving-metrics.ts";
import { type CsvCell, getCell, renderCsvChunks } from "./csv-chunks.ts";

const metricNames = Object.keys(servingMetrics) as ServingMetricName[];

/** serving.csv: one row a scheme, replication and month where customers buy tokens; columns as in `servingMetrics`. */
export function renderServingCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("serving.csv", ["scheme", "replication", "month", ...metricNames], listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      const series = run.serving?.series;
      if (series === undefined) continue;
      for (const [index, month] of run.months.entries()) {
        yield [scheme.name, run.replication, month, ...metricNames.map((name) => getCell(series[name], index))];
      }
    }
  }
}
