import type { SortedHoldings } from "./sorted-holdings.ts";

/** Gini coefficient: sum |xi - xj| / (2 n^2 mean), from differences of mirrored ranks, so that equality gives 0. */
export function measureGini({ values, sum }: SortedHoldings): number {
  const count = values.length;
  let spread = 0;
  for (let low = 0, high = count - 1; low < high; low++, high--) {
    spread += (high - low) * (values[high]! - values[low]!);
  }
  return spread / (count * sum);
}

/** Herfindahl-Hirschman index: sum of squared shares. */
export function measureHhi({ values, sum }: SortedHoldings): number {
  let squares = 0;
  for (const value of values) squares += (value / sum) ** 2;
  return squares;
}

/** [nats] Shannon entropy: -sum share ln share. */
export function measureShannon({ values, cumulative, sum }: SortedHoldings): number {
  const last = values.length - 1;
  // The largest share can be so near 1 that its logarithm is only seen in what the others hold.
  const others = last > 0 ? cumulative[last - 1]! / sum : 0;
  let entropy = others < 0.5 ? -(1 - others) * Math.log1p(-others) : -(1 - others) * Math.log(values[last]! / sum);
  for (let index = 0; index < last; index++) {
    const share = values[index]! / sum;
    if (share > 0) entropy -= share * Math.log(share);
  }
  return Math.max(0, entropy);
}

/**
 * [nats] Theil T: mean of r ln r with r = x / mean. The mean of r - 1, which is 0, is taken off term by term:
 * no term is then negative, and near equality nothing cancels.
 */
export function measureTheilT({ values, sum }: SortedHoldings): number {
  if (values[0] === values.at(-1)) return 0;
  const mean = sum / values.length;
  let total = 0;
  for (const value of values) {
    const excess = (value - mean) / mean;
    total += value === 0 ? 1 : (value / mean) * logOfRatio(value, mean) - excess;
  }
  return Math.max(0, total / values.length);
}

/** [nats] Theil L: mean of ln(mean / x), in the same way; null where a holder has nothing. */
export function measureTheilL({ values, sum }: SortedHoldings): number | null {
  if (values[0] === 0) return null;
  if (values[0] === values.at(-1)) return 0;
  const mean = sum / values.length;
  let total = 0;
  for (const value of values) total += (value - mean) / mean - logOfRatio(value, mean);
  return Math.max(0, total / values.length);
}

function logOfRatio(value: number, mean: number): number {
  const excess = (value - mean) / mean;
  if (Math.abs(excess) < 0.5) return Math.log1p(excess);
  const ratio = value / mean;
  // Below this the ratio may have lost its digits, or itself.
  return ratio > 1e-300 ? Math.log(ratio) : Math.log(value) - Math.log(mean);
}

/** Fewest holders with strictly more than 1 / `part` of the sum. */
export function measureNakamoto({ values, cumulative, sum }: SortedHoldings, part: number): number {
  // Whole numbers add up exactly; else a tie within rounding is a tie.
  const bound = Number.isSafeInteger(sum * part) && values.every(Number.isInteger) ? sum : sum * (1 + 2 ** -50);
  let count = 1;
  while (count < values.length && part * (sum - cumulative[values.length - count - 1]!) <= bound) count++;
  return count;
}

/** Share of the sum that the `count` largest have. */
export function measureTopShare({ values, sum }: SortedHoldings, count: number): number {
  let top = 0;
  for (let index = values.length - 1; index >= Math.max(0, values.length - count); index--) top += values[index]!;
  return Math.min(1, top / sum);
}
