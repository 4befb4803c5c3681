/**
 * The k largest entries: true for them. Entries sort stably upwards and the last k win, so of equal ones the higher
 * index does.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/math.rs, is_topk
 */
export function listTopK(values: ArrayLike<number>, k: number): boolean[] {
  const order = Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]! || a - b);
  const top = new Set(order.slice(Math.max(0, order.length - k)));
  return order.map((_, index) => top.has(index));
}

/** The k largest entries above 0, and the owner's neuron whatever its stake. */
export function listPermits(stake: ArrayLike<number>, k: number, owner: number | undefined): boolean[] {
  return listTopK(stake, k).map((isTop, uid) => (isTop && stake[uid]! > 0) || uid === owner);
}
