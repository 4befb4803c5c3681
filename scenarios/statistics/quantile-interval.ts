import { computeBinomialTails } from "../../sim/theory/binomial.ts";
import type { Interval } from "./interval.ts";

export interface QuantileInterval extends Interval {
  /** Places of the ends among the sorted values, from 1 on; null where too few values lie beyond. */
  readonly lowRank: number | null;
  readonly highRank: number | null;
  /** Exact chance that the interval covers the quantile of a continuous law; at least 1 - alpha. */
  readonly coverage: number;
}

/**
 * Quantile of independent values and a distribution-free interval between two of them: with B ~ Binomial(n, p) values
 * below the quantile, the low end is the l-th value for the largest l with P(B < l) <= alpha / 2, the high end the u-th
 * for the smallest u with P(B >= u) <= alpha / 2.
 *
 * @param values at least one, none NaN
 * @param level p, 0 < p < 1
 * @source Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2
 */
export function computeQuantileInterval(values: readonly number[], level: number, alpha: number): QuantileInterval {
  const sorted = values.toSorted((one, other) => one - other);
  const n = sorted.length;
  const lowRank = findLowRank(n, level, alpha / 2);
  // Counted from the top, the high end is the low end of the quantile 1 - p.
  const fromTop = findLowRank(n, 1 - level, alpha / 2);
  const highRank = fromTop === null ? null : n + 1 - fromTop;
  const below = lowRank === null ? 0 : computeBinomialTails(n, level, lowRank - 1).lower;
  const above = highRank === null ? 0 : computeBinomialTails(n, level, highRank - 1).upper;
  return {
    value: computeSampleQuantile(sorted, level),
    low: lowRank === null ? null : sorted[lowRank - 1]!,
    high: highRank === null ? null : sorted[highRank - 1]!,
    lowRank,
    highRank,
    coverage: 1 - below - above,
  };
}

/** Largest rank l >= 1 with P(Binomial(n, chance) < l) <= tail; null where even l = 1 has more. */
function findLowRank(n: number, chance: number, tail: number): number | null {
  let low = 0;
  let high = n + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (computeBinomialTails(n, chance, middle - 1).lower <= tail) low = middle;
    else high = middle;
  }
  return low === 0 ? null : low;
}

/**
 * Linear between the values next to place 1 + (n - 1) p.
 *
 * @param sorted rising, at least one
 * @source Hyndman and Fan, The American Statistician 50, 1996, definition 7
 */
export function computeSampleQuantile(sorted: readonly number[], level: number): number {
  const place = (sorted.length - 1) * level;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (place - below) * (high - low);
}
