/** How fast a bond follows its weight, by how far the two are apart. */
export interface LiquidAlpha {
  /** Rate at no distance: 45875 / 65535 = 0.7 on the chain by default. */
  readonly low: number;
  /** Rate at a distance of 1: 58982 / 65535 = 0.9 by default. */
  readonly high: number;
  /** Slope of the logistic; the chain's parameter over 100: 10 by default. */
  readonly steepness: number;
}

/**
 * d = clamp01(weight - consensus) where weight >= bond, else clamp01(bond - weight); s = 1 / (1 + exp(-steepness (d -
 * 1/2))); rate = low + s (high - low), kept within low and high. The consensus is this epoch's, whatever a comment in
 * the source says.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/run_epoch.rs, compute_liquid_alpha_values
 */
export function computeLiquidRate(weight: number, bond: number, consensus: number, alpha: LiquidAlpha): number {
  const distance = weight >= bond ? weight - consensus : bond - weight;
  const clamped = distance < 0 ? 0 : distance > 1 ? 1 : distance;
  const logistic = 1 / (1 + Math.exp(-alpha.steepness * (clamped - 0.5)));
  const rate = alpha.low + logistic * (alpha.high - alpha.low);
  return Math.min(alpha.high, Math.max(alpha.low, rate));
}
