/** A buyer of one kind of machine. */
export interface Bid {
  /** [USD] most that a machine is worth to the buyer */
  readonly valueUsd: number;
  readonly budgetUsd: number;
}

/**
 * [USD] the highest price at which `units` sell: buyers who value a machine at the price or above spend all they have on
 * it, so P = max over k of min(V_k, (B_1 + ... + B_k) / units) with the values falling. 0 where nobody would pay.
 */
export function computeClearingPrice(bids: readonly Bid[], units: number): number {
  const falling = bids.toSorted((one, other) => other.valueUsd - one.valueUsd);
  let [price, budget] = [0, 0];
  for (const { valueUsd, budgetUsd } of falling) {
    budget += budgetUsd;
    price = Math.max(price, Math.min(valueUsd, budget / units));
  }
  return price;
}

/** Part of the budget of those who value a machine at its price or above that `units` take, 0 to 1. */
export function computeSpentShare(bids: readonly Bid[], units: number, priceUsd: number): number {
  const budget = bids.reduce((sum, bid) => sum + (bid.valueUsd >= priceUsd ? bid.budgetUsd : 0), 0);
  return budget > 0 ? Math.min(1, (units * priceUsd) / budget) : 0;
}

/**
 * Sets a month's price: what the last buyer of all that can be ordered would pay, less the part left to him, and never
 * below the floor nor above the list price, where there is one.
 *
 * @returns part of the budget of those who would pay it that is spent, 0 to 1
 */
export function applyClearingPrice(
  offer: { readonly floorUsd: number; readonly listUsd?: number; readonly leftUnits: number; priceUsd: number },
  bids: readonly Bid[],
  buyerShare: number,
): number {
  const lastUsd = computeClearingPrice(bids, offer.leftUnits);
  const asked = Math.min(lastUsd * (1 - buyerShare), offer.listUsd ?? Number.POSITIVE_INFINITY);
  offer.priceUsd = Math.max(offer.floorUsd, asked);
  return computeSpentShare(bids, offer.leftUnits, offer.priceUsd);
}
