/**
 * Holm's adjusted p-values, in the order given: the k-th smallest of m becomes the largest of (m - j + 1) p_(j) over
 * j <= k, at most 1. Those at most alpha reject with a chance of any false rejection of at most alpha.
 *
 * @source Holm, Scandinavian Journal of Statistics 6, 1979
 */
export function adjustByHolm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((one, other) => pValues[one]! - pValues[other]!);
  const adjusted = pValues.map(() => 1);
  let largest = 0;
  for (const [rank, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = largest;
  }
  return adjusted;
}
