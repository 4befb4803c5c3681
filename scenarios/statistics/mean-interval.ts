import { computeTwoSidedT } from "../../sim/theory/student-t.ts";
import type { Estimate } from "../experiments/experiment.ts";
import { computeMean, computeVariance } from "./variance.ts";

/**
 * Mean of independent values and its interval at level 1 - alpha: mean -+ t(n - 1, 1 - alpha / 2) sd / sqrt(n). One
 * value has no interval: its ends equal the mean, and n = 1 says so.
 *
 * @param values at least one
 */
export function computeMeanInterval(values: readonly number[], alpha: number): Estimate {
  const n = values.length;
  const mean = computeMean(values);
  const variance = computeVariance(values);
  // Equal values are common (a share of exactly 1) and need no quantile.
  const half = variance === 0 ? 0 : computeTwoSidedT(n - 1, alpha) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, n };
}
