import { type ServingMetricName, servingMetrics } from "../../sim/metrics/serving-metrics.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { computeBand } from "./band.ts";
import type { Band, ServingBands } from "./experiment.ts";

/** Estimates month by month of what serving came to; nothing where no customers bought. */
export function estimateServing(runs: readonly RunResult[]): { readonly serving?: ServingBands } {
  const columns = runs.flatMap(({ serving }) => (serving === undefined ? [] : [serving.series]));
  if (columns.length === 0) return {};
  const names = Object.keys(servingMetrics) as ServingMetricName[];
  const bands = names.map((name) => [name, computeBand(columns.map((series) => series[name]))] as const);
  return { serving: Object.fromEntries(bands) as Record<ServingMetricName, Band> };
}
