import { computeGammaQuantile } from "./gamma-quantile.ts";
import { computeIncompleteGamma, type Tails } from "./incomplete-gamma.ts";

/** Tails of the standard normal law at z: half of those of its square, which is chi-square with one degree. */
export function computeNormalTails(z: number): Tails {
  const square = computeIncompleteGamma(0.5, (z * z) / 2);
  const far = square.upper / 2;
  const near = 0.5 + square.lower / 2;
  return z < 0 ? { lower: far, upper: near } : { lower: near, upper: far };
}

/** z with P(Z <= z) = `lower`. */
export function computeNormalQuantile(lower: number): number {
  if (lower === 0.5) return 0;
  return lower < 0.5 ? -computeTwoSidedZ(2 * lower) : computeTwoSidedZ(2 * (1 - lower));
}

/** z with P(|Z| > z) = `alpha`: the critical value of a two-sided test. */
export function computeTwoSidedZ(alpha: number): number {
  return Math.sqrt(2 * computeGammaQuantile(0.5, { upper: alpha }));
}
