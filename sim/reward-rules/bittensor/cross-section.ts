import type { SubnetRow } from "./network-flow.ts";

/** The gate's bar that fits the chain's injections best on 2026-08-02 (block 8,753,086), given spot prices. */
export const FITTED_BAR_2026_08_02 = 0.00905;

/** Injections of which the cap surely does not bind, and that are no dust [TAO per block]. */
const LEAST_TAO_IN = 1e-6;
const MOST_TAO_IN = 3e-4;

/** How a share rule's TAO compares with what the chain injected. */
export interface CrossSectionFit {
  /** Subnets compared. */
  readonly subnets: number;
  /** Median and 10th and 90th percentile of share * TAO per block / injected; empty where none is compared. */
  readonly median: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * Compares shares with observed injections, over the subnets that inject little enough for the cap of alpha not to
 * bind: where it binds, the injection is no share.
 */
export function computeCrossSectionFit(
  subnets: readonly SubnetRow[],
  shares: Float64Array,
  taoPerBlock: number,
): CrossSectionFit {
  const ratios = subnets.flatMap(({ observedTaoIn }, index) =>
    observedTaoIn > LEAST_TAO_IN && observedTaoIn < MOST_TAO_IN ? [(shares[index]! * taoPerBlock) / observedTaoIn] : [],
  );
  const sorted = Float64Array.from(ratios).sort();
  return {
    subnets: ratios.length,
    median: computeQuantile(sorted, 0.5),
    low: computeQuantile(sorted, 0.1),
    high: computeQuantile(sorted, 0.9),
  };
}

/** The entry at floor(n * level) of a sorted list. */
function computeQuantile(sorted: Float64Array, level: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * level))];
}
