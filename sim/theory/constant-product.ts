/** A market of two reserves whose product a trade without fee leaves as it was. */
export interface ConstantProductTrade {
  /** Paid in, of the asset whose reserve is `reserveIn`. */
  readonly amountIn: number;
  readonly reserveIn: number;
  readonly reserveOut: number;
  /** Part of the payment that stays in the market without buying anything. */
  readonly fee: number;
}

/** What a trade gets and what it moves; prices are out per in. */
export interface ConstantProductResult {
  readonly amountOut: number;
  readonly averagePrice: number;
  /** Average price below the price before, as a part of it. */
  readonly slippage: number;
  readonly newPrice: number;
  /** New price below the price before, as a part of it. */
  readonly priceImpact: number;
  /** Growth of the product, by the fee. */
  readonly productGrowth: number;
}

/** out = Y g dx / (X + g dx), g = 1 - fee; differences are taken apart, so that small trades lose no digits. */
export function computeConstantProductTrade(trade: ConstantProductTrade): ConstantProductResult {
  const { amountIn, reserveIn, reserveOut, fee } = trade;
  const kept = 1 - fee;
  const counted = reserveIn + kept * amountIn;
  const filled = reserveIn + amountIn;
  const averagePrice = (kept * reserveOut) / counted;
  return {
    amountOut: averagePrice * amountIn,
    averagePrice,
    slippage: (fee * reserveIn + kept * amountIn) / counted,
    newPrice: ((reserveOut / counted) * reserveIn) / filled,
    priceImpact: (amountIn / counted) * (((1 + kept) * reserveIn + kept * amountIn) / filled),
    productGrowth: (fee * amountIn) / counted,
  };
}

/** What holding both sides of the market wins or loses against holding the assets: 2 sqrt(r) / (1 + r) - 1. */
export function computeImpermanentLoss(priceRatio: number): number {
  return -((1 - Math.sqrt(priceRatio)) ** 2) / (1 + priceRatio);
}

/** A trade in whole smallest units; the part of the payment that counts is a fraction of whole numbers. */
export interface WholeTrade {
  readonly amountIn: bigint;
  readonly reserveIn: bigint;
  readonly reserveOut: bigint;
  readonly keptNumerator: bigint;
  readonly keptDenominator: bigint;
}

/**
 * floor(dx g Y / (X + dx g)).
 *
 * @source Uniswap v2-periphery UniswapV2Library.getAmountOut, where g = 997 / 1000
 */
export function computeWholeAmountOut(trade: WholeTrade): bigint {
  const counted = trade.amountIn * trade.keptNumerator;
  return (counted * trade.reserveOut) / (trade.reserveIn * trade.keptDenominator + counted);
}

/** What has to be paid into a market without fee to take `amountOut` from it: X dy / (Y - dy); infinite for all of it. */
export function computePaymentFor(amountOut: number, reserveIn: number, reserveOut: number): number {
  return amountOut >= reserveOut ? Number.POSITIVE_INFINITY : (reserveIn * amountOut) / (reserveOut - amountOut);
}
