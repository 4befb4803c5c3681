import { computeLiquidRate } from "./liquid-alpha.ts";
import type { BondUpdate, YumaInput, YumaParameters } from "./yuma-parameters.ts";

/**
 * Bonds of Yuma 3 follow weights, each by itself: B = min(1, (1 - a) old + a w), a by entry under liquid alpha unless
 * consensus is 0 everywhere. Weights count as w = weight + beta (min(weight, consensus) - weight).
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/run_epoch.rs, step 9
 */
export function computeBonds3(input: YumaInput, consensus: Float64Array, parameters: YumaParameters): BondUpdate {
  const { stake, columns, weights, bonds: old } = input;
  const { bondsPenalty: penalty, bondsMovingAverage } = parameters;
  const liquid = consensus.some((value) => value > 0) ? parameters.liquidAlpha : undefined;
  const updated = new Float64Array(old.length);
  const sums = new Float64Array(columns);
  let rate = 1 - bondsMovingAverage;
  for (let row = 0, at = 0; row < stake.length; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const agreed = consensus[column]!;
      const excess = weights[at]! - agreed;
      const weight = excess > 0 ? weights[at]! - penalty * excess : weights[at]!;
      const bond = old[at]!;
      if (liquid !== undefined) rate = computeLiquidRate(weight, bond, agreed, liquid);
      const next = Math.min(1, (1 - rate) * bond + rate * weight);
      updated[at] = next;
      sums[column]! += next;
    }
  }
  return { bonds: updated, sums, scale: new Float64Array(columns).fill(1) };
}
