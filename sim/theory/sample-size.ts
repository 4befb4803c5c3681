import { computeNormalQuantile, computeTwoSidedZ } from "./normal.ts";

/** A two-sided test of a share, and the difference that it should find. */
export interface ShareTest {
  readonly share: number;
  readonly difference: number;
  readonly alpha: number;
  readonly power: number;
}

/**
 * Draws after which a z-test of a share finds a difference with the given power:
 * ((z_alpha sqrt(p0 q0) + z_power sqrt(p1 q1)) / (p1 - p0))^2, not rounded.
 *
 * @source Fleiss, Statistical Methods for Rates and Proportions, one-sample case
 */
export function computeDrawsNeeded({ share, difference, alpha, power }: ShareTest): number {
  const other = share + difference;
  const nullSpread = computeTwoSidedZ(alpha) * Math.sqrt(share * (1 - share));
  const otherSpread = computeNormalQuantile(power) * Math.sqrt(other * (1 - other));
  return ((nullSpread + otherSpread) / difference) ** 2;
}
