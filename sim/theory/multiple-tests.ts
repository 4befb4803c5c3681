/** A p-value on its threshold rejects; this much rounding, relative, does not lift it above. */
const SLACK = 1 + 2 ** -49;

/** Which of m tests reject, at most `alpha` chance of any false rejection: p <= alpha / m. */
export function rejectByBonferroni(pValues: readonly number[], alpha: number): boolean[] {
  return pValues.map((p) => p * pValues.length <= alpha * SLACK);
}

/**
 * The same guarantee, rejecting more: from the smallest p on, while the k-th is at most alpha / (m - k + 1).
 *
 * @source Holm, Scandinavian Journal of Statistics 6, 1979
 */
export function rejectByHolm(pValues: readonly number[], alpha: number): boolean[] {
  const order = rankByValue(pValues);
  const kept = order.findIndex((test, rank) => pValues[test]! * (pValues.length - rank) > alpha * SLACK);
  return markFirst(order, kept === -1 ? order.length : kept);
}

/**
 * At most `alpha` expected share of false rejections: all up to the largest k whose p is at most alpha k / m.
 *
 * @source Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995
 */
export function rejectByBenjaminiHochberg(pValues: readonly number[], alpha: number): boolean[] {
  const order = rankByValue(pValues);
  const last = order.findLastIndex((test, rank) => pValues[test]! * pValues.length <= alpha * (rank + 1) * SLACK);
  return markFirst(order, last + 1);
}

function rankByValue(pValues: readonly number[]): number[] {
  return pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
}

function markFirst(order: readonly number[], count: number): boolean[] {
  const marks = order.map(() => false);
  for (const test of order.slice(0, count)) marks[test] = true;
  return marks;
}
