import { normalise } from "../normalise.ts";
import { computePriceWeights } from "./price-shares.ts";
import { redistributeDisabled } from "./redistribute-disabled.ts";
import type { EmissionBar, ShareStrategy } from "./share-strategy.ts";

/** A sum this close below the wanted one has reached it: decimals do not add up exactly. */
const ROUNDING = 1e-12;

/**
 * g[i] = w[i] / (1 + (theta / w[i])^h), normalised: a weight far above the bar theta is kept, one far below falls as
 * its h+1st power.
 *
 * @param weights w, none negative
 * @source RaoFoundation/subtensor PR 2990 (spec 440), formula only
 */
export function computeHillGate(weights: Float64Array, theta: number, steepness: number): Float64Array {
  return normalise(weights.map((weight) => (weight === 0 ? 0 : weight / (1 + (theta / weight) ** steepness))));
}

/**
 * The bar theta: the weight at which the sum of weights from the largest down first reaches `cumulativeShare`; the
 * least weight where it never does, and 0 where there is none.
 *
 * @source RaoFoundation/subtensor PR 2990 (spec 440); 0.61 at first, 0.75 by August 2026
 */
export function computeEmissionBar(weights: Float64Array, cumulativeShare: number): number {
  const descending = weights.slice().sort().reverse();
  let sum = 0;
  for (const weight of descending) {
    sum += weight;
    if (sum >= cumulativeShare - ROUNDING) return weight;
  }
  return descending.at(-1) ?? 0;
}

function getBar(bar: EmissionBar, weights: Float64Array): number {
  return bar.kind === "fixed" ? bar.theta : computeEmissionBar(weights, bar.cumulativeShare);
}

export const gateShares: ShareStrategy = {
  title: "Price average less burn, through the Hill gate",
  era: "spec 440, from 2026-07-27",
  source: "RaoFoundation/subtensor PR 2990 (spec 440), formula only; shape checked against two cross-sections",
  computeShares: (subnets, settings) => {
    const weights = computePriceWeights(subnets);
    const gated = computeHillGate(weights, getBar(settings.bar, weights), settings.gateSteepness);
    return redistributeDisabled(gated, subnets);
  },
};
