import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { type CsvCell, getCell, renderCsvChunks } from "./csv-chunks.ts";

const metricNames = Object.keys(seriesMetrics) as SeriesMetricName[];

/** series.csv: one row a scheme, replication and month; a column a metric, named as in `seriesMetrics`. */
export function renderSeriesCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("series.csv", ["scheme", "replication", "month", ...metricNames], listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      for (const [index, month] of run.months.entries()) {
        const cells = metricNames.map((name) => getCell(run.series[name], index));
        yield [scheme.name, run.replication, month, ...cells];
      }
    }
  }
}
