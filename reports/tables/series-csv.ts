import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { say } from "../work-words.ts";
import { type CsvCell, getCell, renderCsvChunks } from "./csv-chunks.ts";

const metricNames = Object.keys(seriesMetrics) as SeriesMetricName[];

/** series.csv: one row a scheme, replication and month; a column a metric, named as in `seriesMetrics`, in the words of the work. */
export function renderSeriesCsv(experiment: Experiment): Generator<string> {
  const columns = ["scheme", "replication", "month", ...metricNames.map((name) => say(experiment, name))];
  return renderCsvChunks("series.csv", columns, listRows(experiment));
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
