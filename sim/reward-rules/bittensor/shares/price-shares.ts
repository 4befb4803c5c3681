import { normalise } from "../normalise.ts";
import { redistributeDisabled } from "./redistribute-disabled.ts";
import type { ShareStrategy, SubnetState } from "./share-strategy.ts";

/**
 * w[i] = s[i] (1 - b[i]) / sum, s[i] = price[i] / sum of prices, b[i] the burned part of miner incentive. Where every
 * subnet burns everything, s itself.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/subnet_emissions.rs
 */
export function computePriceWeights(subnets: readonly SubnetState[]): Float64Array {
  const shares = normalise(Float64Array.from(subnets, (subnet) => subnet.priceEma));
  return scaleOrKeep(shares, (index) => 1 - subnets[index]!.minerBurned);
}

/** The weights times a factor, normalised; the weights as they are where every factor is 0. */
function scaleOrKeep(weights: Float64Array, getFactor: (index: number) => number): Float64Array {
  const scaled = weights.map((weight, index) => weight * getFactor(index));
  return scaled.some((weight) => weight > 0) ? normalise(scaled) : weights;
}

export const priceShares: ShareStrategy = {
  title: "Price average, scaled down by burned miner incentive",
  era: "spec 425, from 2026-06-30",
  source: "opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/subnet_emissions.rs",
  computeShares: (subnets) => redistributeDisabled(computePriceWeights(subnets), subnets),
};

export const plainPriceShares: ShareStrategy = {
  title: "Price average alone",
  era: "spec 233 to 333, 2025-02-13 to 2025-11-04",
  source: "opentensor/subtensor @ e2b8367b8, spec 233",
  computeShares: (subnets) =>
    redistributeDisabled(normalise(Float64Array.from(subnets, (subnet) => subnet.priceEma)), subnets),
};

export const rootPriceShares: ShareStrategy = {
  title: "Price average, scaled down by burned miner incentive and by the root proportion",
  era: "spec 421, from 2026-06-22 to 2026-06-30",
  source: "opentensor/subtensor @ 6016381e4, spec 421",
  computeShares: (subnets) =>
    redistributeDisabled(
      scaleOrKeep(computePriceWeights(subnets), (index) => getRootProportion(subnets[index]!, index)),
      subnets,
    ),
};

function getRootProportion(subnet: SubnetState, index: number): number {
  if (subnet.rootProportion === undefined) {
    throw new RangeError(`shares price-root: expected rootProportion of subnet ${index}, got nothing`);
  }
  return subnet.rootProportion;
}
