/** An option on a value that moves as a geometric Brownian motion. */
export interface ValueProcess {
  /** [1/year] growth of the value */
  readonly driftPerYear: number;
  /** [1/year] above the drift, or nobody would ever exercise */
  readonly discountPerYear: number;
  /** [1/sqrt(year)] */
  readonly volatility: number;
}

/**
 * The root above 1 of volatility^2 b (b - 1) / 2 + drift b = discount. Infinity where a value without volatility does not
 * grow, and waiting is worth nothing.
 *
 * @source Dixit and Pindyck, Investment under Uncertainty, 1994, chapter 5
 */
export function computeOptionExponent({ driftPerYear, discountPerYear, volatility }: ValueProcess): number {
  const half = (volatility * volatility) / 2;
  const slope = driftPerYear - half;
  const root = Math.sqrt(slope * slope + 4 * half * discountPerYear);
  // The form without cancellation; the other one where the slope falls.
  if (slope > 0) return (2 * discountPerYear) / (slope + root);
  return half === 0 ? Number.POSITIVE_INFINITY : (root - slope) / (2 * half);
}

/** What the value must be over the sunk cost before it is spent: b / (b - 1). */
export function computeOptionMultiple(exponent: number): number {
  return exponent === Number.POSITIVE_INFINITY ? 1 : exponent / (exponent - 1);
}

/** An option to spend `sunkCost` once, at any time, for the value. */
export interface InvestmentOption {
  readonly exponent: number;
  /** Value at which to invest. */
  readonly threshold: number;
  readonly worthAtThreshold: number;
  /** Worth of waiting where investing at once would gain nothing. */
  readonly worthAtCost: number;
}

/** V* = b / (b - 1) I; worth (V* - I) (V / V*)^b below it. */
export function computeInvestmentOption(process: ValueProcess, sunkCost: number): InvestmentOption {
  const exponent = computeOptionExponent(process);
  const threshold = computeOptionMultiple(exponent) * sunkCost;
  const worthAtThreshold = threshold - sunkCost;
  const worthAtCost = worthAtThreshold === 0 ? 0 : worthAtThreshold * (sunkCost / threshold) ** exponent;
  return { exponent, threshold, worthAtThreshold, worthAtCost };
}
