import { computeTwoSidedT } from "../../sim/theory/student-t.ts";
import type { Interval } from "./interval.ts";
import { computeCovariance, computeMean, computeVariance } from "./variance.ts";

/**
 * Ratio mean(x) / mean(y) of values paired by replication, with Fieller's interval: all r for which a t-test does not
 * tell mean(x - r y) from 0. Unlike the delta method it holds for a noisy denominator, and it says when there is no
 * bounded interval: where mean(y) itself cannot be told from 0 both ends are null.
 *
 * @param xs @param ys equally many, at least two; mean(y) not 0
 * @source Fieller, Journal of the Royal Statistical Society B 16, 1954
 */
export function computeRatioInterval(xs: readonly number[], ys: readonly number[], alpha: number): Interval {
  const n = xs.length;
  const meanX = computeMean(xs);
  const meanY = computeMean(ys);
  const factor = computeTwoSidedT(n - 1, alpha) ** 2 / n;
  const value = meanX / meanY;
  // The ends solve a r^2 - 2 b r + c = 0.
  const a = meanY ** 2 - factor * computeVariance(ys);
  const b = meanX * meanY - factor * computeCovariance(xs, ys);
  const c = meanX ** 2 - factor * computeVariance(xs);
  if (!(a > 0)) return { value, low: null, high: null };
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { value, low: (b - root) / a, high: (b + root) / a };
}
