import { creditMetrics, creditSummaryMetrics } from "../../sim/metrics/credit-metrics.ts";
import { groupMetrics, type Metric, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { summaryMetrics } from "../../sim/metrics/summary-metrics.ts";
import type { Listing } from "./listing.ts";

/** Every column of the tables: where it stands, its unit and its meaning. */
export function listMetrics(): Listing {
  const rowsOf = (table: string, metrics: Readonly<Record<string, Metric>>) =>
    Object.entries(metrics).map(([name, { unit, definition }]) => [name, table, unit, definition]);
  return {
    columns: ["name", "table", "unit", "meaning"],
    rows: [
      ...rowsOf("series.csv", seriesMetrics),
      ...rowsOf("groups.csv", groupMetrics),
      ...rowsOf("summary.csv", summaryMetrics),
      ...rowsOf("credit.csv", creditMetrics),
      ...rowsOf("summary.csv", creditSummaryMetrics),
    ],
  };
}
