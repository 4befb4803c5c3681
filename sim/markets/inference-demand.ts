/** Customers at one moment: D(p) = tokens * (p / reference)^-elasticity, and nothing above the ceiling. */
export interface DemandCurve {
  /** [tokens/s] wanted at the reference price */
  readonly tokensPerSecond: number;
  /** [USD/token] */
  readonly referenceUsdPerToken: number;
  readonly ceilingUsdPerToken: number;
  readonly elasticity: number;
}

/** [tokens/s] wanted at a price [USD/token]. */
export function computeDemand(curve: DemandCurve, usdPerToken: number): number {
  const { tokensPerSecond, referenceUsdPerToken, ceilingUsdPerToken, elasticity } = curve;
  if (usdPerToken > ceilingUsdPerToken) return 0;
  return tokensPerSecond * (usdPerToken / referenceUsdPerToken) ** -elasticity;
}

/**
 * [USD/token] The highest price at which customers take `tokensPerSecond`, at most the ceiling; 0 where an inelastic
 * demand does not take so many at any price.
 */
export function computeDemandPrice(curve: DemandCurve, tokensPerSecond: number): number {
  const { elasticity, referenceUsdPerToken, ceilingUsdPerToken } = curve;
  const ratio = curve.tokensPerSecond / tokensPerSecond;
  if (elasticity === 0) return ratio >= 1 ? ceilingUsdPerToken : 0;
  return Math.min(ceilingUsdPerToken, referenceUsdPerToken * ratio ** (1 / elasticity));
}

/** Machines that serve at a price that covers what keeping them on costs. */
export interface ServingOffer {
  /** [tokens/s] that can be sold */
  readonly tokensPerSecond: number;
  /** [USD/token] below which they are off */
  readonly leastUsdPerToken: number;
}

export interface ServingClearing {
  readonly usdPerToken: number;
  /** [tokens/s] sold, one entry an offer */
  readonly sold: readonly number[];
}

/**
 * The price at which what is offered is what is wanted: offers serve in the order of their least price; where the last
 * one needed is not needed whole, its least price is the price, and offers of one least price share what is left in
 * proportion. Nothing offered: no price (NaN), nothing sold.
 */
export function clearServing(curve: DemandCurve, offers: readonly ServingOffer[]): ServingClearing {
  const rising = [...new Set(offers.filter(isOffered).map(({ leastUsdPerToken }) => leastUsdPerToken))].sort(
    (one, other) => one - other,
  );
  let price = Number.NaN;
  let before = 0;
  for (const least of rising) {
    // A step that customers do not pay for, or that those before it leave nothing for.
    if (computeDemand(curve, least) <= before) break;
    const all = before + sumTokens(offers.filter(({ leastUsdPerToken }) => leastUsdPerToken === least));
    price = Math.max(least, computeDemandPrice(curve, all));
    before = all;
  }
  return { usdPerToken: price, sold: listSold(curve, offers, price) };
}

function isOffered({ tokensPerSecond }: ServingOffer): boolean {
  return tokensPerSecond > 0;
}

function listSold(curve: DemandCurve, offers: readonly ServingOffer[], price: number): number[] {
  if (Number.isNaN(price)) return offers.map(() => 0);
  const wanted = computeDemand(curve, price);
  const cheaper = sumTokens(offers.filter(({ leastUsdPerToken }) => leastUsdPerToken < price));
  const last = sumTokens(offers.filter(({ leastUsdPerToken }) => leastUsdPerToken === price));
  const servedCheaper = cheaper > 0 ? Math.min(1, wanted / cheaper) : 0;
  const servedLast = last > 0 ? Math.min(1, Math.max(0, wanted - cheaper) / last) : 0;
  return offers.map(({ tokensPerSecond, leastUsdPerToken }) => {
    if (leastUsdPerToken > price) return 0;
    return tokensPerSecond * (leastUsdPerToken < price ? servedCheaper : servedLast);
  });
}

function sumTokens(offers: readonly ServingOffer[]): number {
  return offers.reduce((sum, { tokensPerSecond }) => sum + tokensPerSecond, 0);
}
