import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type CreditMetricName, creditMetrics } from "../../sim/metrics/credit-metrics.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const metricNames = Object.keys(creditMetrics) as CreditMetricName[];

/** credit.csv: one row a scheme, replication and month where a lender lends; columns as in `creditMetrics`. */
export function renderCreditCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("credit.csv", ["scheme", "replication", "month", ...metricNames], listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      const series = run.credit?.series;
      if (series === undefined) continue;
      for (const [index, month] of run.months.entries()) {
        yield [scheme.name, run.replication, month, ...metricNames.map((name) => series[name][index] ?? null)];
      }
    }
  }
}
