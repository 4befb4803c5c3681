import { type CreditMetricName, creditMetrics } from "../../sim/metrics/credit-metrics.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { computeBand } from "./band.ts";
import type { Band, CreditBands } from "./experiment.ts";

/** Estimates month by month of what loans came to; nothing where nobody lent. */
export function estimateCredit(runs: readonly RunResult[]): { readonly credit?: CreditBands } {
  const columns = runs.flatMap(({ credit }) => (credit === undefined ? [] : [credit.series]));
  if (columns.length === 0) return {};
  const names = Object.keys(creditMetrics) as CreditMetricName[];
  const bands = names.map((name) => {
    const values = columns.map((series) => Float64Array.from(series[name], (value) => value ?? Number.NaN));
    return [name, computeBand(values)] as const;
  });
  return { credit: Object.fromEntries(bands) as Record<CreditMetricName, Band> };
}
