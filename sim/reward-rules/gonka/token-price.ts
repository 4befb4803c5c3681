import {
  addDecimals,
  compareDecimals,
  type ExactDecimal,
  getLarger,
  getSmaller,
  multiplyDecimals,
  ONE,
  parseDecimal,
  subtractDecimals,
  truncateDecimal,
  wrapInteger,
} from "./exact-decimal.ts";

/** How the price of a model's tokens follows its load. */
export interface PriceRule {
  /** Utilisation below which it falls and above which it rises. */
  readonly lower: number;
  readonly upper: number;
  readonly elasticity: number;
  /** [ngonka per token] */
  readonly minPrice: bigint;
}

/** Mainnet. @source gonka-ai/gonka x/inference/types/params.go at 8a35022b */
export const mainnetPriceRule: PriceRule = { lower: 0.4, upper: 0.6, elasticity: 0.05, minPrice: 1n };

/**
 * Price of the next block: unchanged for lower <= u <= upper; below times max(1 - (lower - u) e, 1 - lower e); above times
 * min(1 + (u - upper) e, 1 + (1 - upper) e); truncated, at least the floor. As the product is truncated, a price below
 * 1 / ((1 - upper) e), 50 on mainnet, can fall but never rise: the floor is absorbing.
 *
 * @param price [ngonka per token]
 * @param utilisation tokens a second over the capacity; may exceed 1
 * @source gonka-ai/gonka x/inference/keeper/dynamic_pricing.go CalculateModelDynamicPrice at 8a35022b
 */
export function computeNextPrice(price: bigint, utilisation: number, rule: PriceRule): bigint {
  const next = truncateDecimal(multiplyDecimals(wrapInteger(price), computePriceFactor(utilisation, rule)));
  return next > rule.minPrice ? next : rule.minPrice;
}

function computePriceFactor(utilisation: number, rule: PriceRule): ExactDecimal {
  const load = parseDecimal(utilisation);
  const [lower, upper, elasticity] = [rule.lower, rule.upper, rule.elasticity].map(parseDecimal) as [
    ExactDecimal,
    ExactDecimal,
    ExactDecimal,
  ];
  const shift = (distance: ExactDecimal) => multiplyDecimals(distance, elasticity);
  if (compareDecimals(load, lower) < 0) {
    const fall = subtractDecimals(ONE, shift(subtractDecimals(lower, load)));
    return getLarger(getLarger(fall, wrapInteger(0n)), subtractDecimals(ONE, shift(lower)));
  }
  if (compareDecimals(load, upper) > 0) {
    const rise = addDecimals(ONE, shift(subtractDecimals(load, upper)));
    return getSmaller(rise, addDecimals(ONE, shift(subtractDecimals(ONE, upper))));
  }
  return ONE;
}
