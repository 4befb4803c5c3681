import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type GroupMetricName, groupMetrics } from "../../sim/metrics/series-metrics.ts";
import { type CsvCell, getCell, renderCsvChunks } from "./csv-chunks.ts";

const metricNames = Object.keys(groupMetrics) as GroupMetricName[];

/** groups.csv: one row a scheme, replication, month and group; columns as in `groupMetrics`. */
export function renderGroupsCsv(experiment: Experiment): Generator<string> {
  const columns = ["scheme", "replication", "month", "group", ...metricNames];
  return renderCsvChunks("groups.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      const groups = Object.entries(run.groups);
      for (const [index, month] of run.months.entries()) {
        for (const [group, series] of groups) {
          const cells = metricNames.map((name) => getCell(series[name], index));
          yield [scheme.name, run.replication, month, group, ...cells];
        }
      }
    }
  }
}
