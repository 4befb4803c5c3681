import type { BondUpdate, YumaInput, YumaParameters } from "./yuma-parameters.ts";

/**
 * Bonds of Yuma 2: columns shared out by stake times weight, averaged over epochs:
 * B = (1 - a) old / sum of column + a stake w / sum of column, a = 1 - bonds moving average. Stored over the column's
 * largest. Weights count as w = weight + beta (min(weight, consensus) - weight).
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/run_epoch.rs, step 8
 */
export function computeBonds2(input: YumaInput, consensus: Float64Array, parameters: YumaParameters): BondUpdate {
  const { stake, columns, weights, bonds: old } = input;
  const { bondsPenalty: penalty, bondsMovingAverage: keep } = parameters;
  const updated = new Float64Array(old.length);
  const oldSums = new Float64Array(columns);
  const freshSums = new Float64Array(columns);
  for (let row = 0, at = 0; row < stake.length; row++) {
    const share = stake[row]!;
    for (let column = 0; column < columns; column++, at++) {
      const weight = weights[at]!;
      const excess = weight - consensus[column]!;
      const fresh = share * (excess > 0 ? weight - penalty * excess : weight);
      updated[at] = fresh;
      oldSums[column]! += old[at]!;
      freshSums[column]! += fresh;
    }
  }
  const oldScale = oldSums.map((sum) => (sum > 0 ? keep / sum : 0));
  const freshScale = freshSums.map((sum) => (sum > 0 ? (1 - keep) / sum : 0));
  const sums = new Float64Array(columns);
  const scale = new Float64Array(columns);
  for (let row = 0, at = 0; row < stake.length; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const bond = freshScale[column]! * updated[at]! + oldScale[column]! * old[at]!;
      updated[at] = bond;
      sums[column]! += bond;
      if (bond > scale[column]!) scale[column] = bond;
    }
  }
  return { bonds: updated, sums, scale };
}
