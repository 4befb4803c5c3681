import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { computeTrend } from "../statistics/trend.ts";
import { findWarmUp } from "../statistics/warm-up.ts";

/** What is kept of a run of which only a row of numbers is wanted. */
export interface RowRequest {
  /** Names of the values to keep; null keeps all. */
  readonly metrics: readonly string[] | null;
  /** Series whose mean after the warm-up is wanted too. */
  readonly steady: readonly SeriesMetricName[];
}

/** Numbers of a run by name; null where one does not exist. */
export type RunRow = Readonly<Record<string, number | null>>;

/** A run's summary, and the steady means that are asked for. */
export function describeRow(result: RunResult, { metrics, steady }: RowRequest): RunRow {
  const all: Record<string, number | null> = { ...result.summary };
  for (const name of steady) Object.assign(all, describeSteady(name, result.series[name]));
  return metrics === null ? all : Object.fromEntries(metrics.map((name) => [name, all[name] ?? null]));
}

/** Names under which a series' steady mean and the months left out of it are kept. */
export function nameSteady(metric: SeriesMetricName): { readonly mean: string; readonly warmUp: string } {
  return { mean: `${metric}_steady`, warmUp: `${metric}_warm_up_months` };
}

/** A trend beyond this is no luck: one steady series in 370 shows it. */
const MOST_TREND = 3;

/**
 * MSER-5 cuts each run's own series. There is no mean where the rule cuts more than half or what is left still rises or
 * falls, for such a series has not become steady; and neither mean nor cut where a month has no value, or there are
 * fewer than 50.
 */
function describeSteady(metric: SeriesMetricName, series: Float64Array): RunRow {
  const warmUp = series.some(Number.isNaN) ? null : findWarmUp([...series]);
  const { mean, warmUp: cut } = nameSteady(metric);
  const isSteady =
    warmUp?.isReliable === true && Math.abs(computeTrend([...series.subarray(warmUp.deleted)])) <= MOST_TREND;
  return { [mean]: isSteady ? warmUp.mean : null, [cut]: warmUp?.deleted ?? null };
}
