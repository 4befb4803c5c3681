/** A subnet's pool of alpha and TAO with weights that add up to 1; at equal weights the product is constant. */
export interface BalancerPool {
  /** x, alpha held */
  readonly alpha: number;
  /** y, TAO held */
  readonly tao: number;
  /** w1 of alpha, from 0.01 to 0.99; TAO's is 1 - w1 */
  readonly alphaWeight: number;
}

/** A pool after a trade, and what the trader got for it. */
export interface Trade {
  readonly pool: BalancerPool;
  readonly received: number;
}

/** Fee on what a trader pays in: 33 / 65535 = 0.05 %; it is taken before the trade. */
export const SWAP_FEE = 33 / 65_535;

/**
 * [TAO per alpha] (w1 / w2) (y / x)
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/swap/src/pallet/balancer.rs; so is all below
 */
export function computePoolPrice({ alpha, tao, alphaWeight }: BalancerPool): number {
  return (alphaWeight / (1 - alphaWeight)) * (tao / alpha);
}

/** (held / (held + added))^(weight of added / weight of the other): what is left of the other side after a trade. */
export function computeReservePower(held: number, added: number, addedWeight: number, otherWeight: number): number {
  return (held / (held + added)) ** (addedWeight / otherWeight);
}

/** Buys alpha with `tao`: dx = x (1 - (y / (y + dy))^(w2 / w1)). Without fee. */
export function computeBuy(pool: BalancerPool, tao: number): Trade {
  const left = computeReservePower(pool.tao, tao, 1 - pool.alphaWeight, pool.alphaWeight);
  return {
    pool: { ...pool, alpha: pool.alpha * left, tao: pool.tao + tao },
    received: pool.alpha * (1 - left),
  };
}

/** Sells `alpha`: dy = y (1 - (x / (x + dx))^(w1 / w2)). Without fee. */
export function computeSell(pool: BalancerPool, alpha: number): Trade {
  const left = computeReservePower(pool.alpha, alpha, pool.alphaWeight, 1 - pool.alphaWeight);
  return {
    pool: { ...pool, alpha: pool.alpha + alpha, tao: pool.tao * left },
    received: pool.tao * (1 - left),
  };
}

/** TAO that moves the price to `target`: y ((p' / p)^w1 - 1); below 0 where it has to leave the pool. */
export function computeTaoToPrice(tao: number, price: number, target: number, alphaWeight: number): number {
  return tao * ((target / price) ** alphaWeight - 1);
}

/** Alpha that moves the price to `target`: x ((p / p')^w2 - 1); below 0 where it has to leave the pool. */
export function computeAlphaToPrice(alpha: number, price: number, target: number, alphaWeight: number): number {
  return alpha * ((price / target) ** (1 - alphaWeight) - 1);
}

/** Adds to both sides and moves the weights so that the price stays: w2' = (y + dy) / (p (x + dx) + y + dy). */
export function computeAddLiquidity(pool: BalancerPool, alpha: number, tao: number): BalancerPool {
  const price = computePoolPrice(pool);
  const held = { alpha: pool.alpha + alpha, tao: pool.tao + tao };
  return { ...held, alphaWeight: 1 - held.tao / (price * held.alpha + held.tao) };
}
