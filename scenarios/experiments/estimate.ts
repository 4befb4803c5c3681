import { computeTwoSidedT } from "../../sim/theory/student-t.ts";
import type { Estimate } from "./experiment.ts";

const ALPHA = 0.05;

/**
 * Mean of independent replications and its 95 % interval: mean -+ t(n - 1, 0.975) * sd / sqrt(n). Values that do not
 * exist (null, NaN) are left out. One value has no interval: its ends equal the mean, and n = 1 says so.
 *
 * @returns null where there is no value
 */
export function computeEstimate(values: readonly (number | null)[]): Estimate | null {
  const known = values.filter((value): value is number => value !== null && !Number.isNaN(value));
  const n = known.length;
  if (n === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const variance = computeVariance(known);
  // Equal values are common (a share of exactly 1) and need no quantile.
  const half = variance === 0 ? 0 : computeTwoSidedT(n - 1, ALPHA) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, n };
}

/** Unbiased sample variance; 0 for fewer than two values. */
export function computeVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
