import { computeBonds2 } from "./bonds-yuma2.ts";
import { computeBonds3 } from "./bonds-yuma3.ts";
import { computeConsensus } from "./consensus.ts";
import { floorToU16, U16_MAX } from "./u16.ts";
import type { BondUpdate, YumaInput, YumaParameters } from "./yuma-parameters.ts";

export interface YumaResult {
  /** By column. */
  readonly consensus: Float64Array;
  /** By column; adds up to 1, or all 0. */
  readonly incentive: Float64Array;
  /** By row: the part of its weights that survived the clip. */
  readonly validatorTrust: Float64Array;
  /** By row; adds up to 1, or all 0. */
  readonly dividends: Float64Array;
  /** As stored for the next epoch. */
  readonly bonds: Float64Array;
}

/**
 * One epoch of Yuma consensus: weights are clipped at the consensus of the stake, miners earn by the stake behind their
 * clipped weights, and validators by bonds, which follow the weights they gave.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/run_epoch.rs, steps 5 to 9; dense: an old bond
 * without a new weight decays also under liquid alpha
 */
export function computeYuma(input: YumaInput, parameters: YumaParameters): YumaResult {
  const { stake, weights, columns } = input;
  const consensus = computeConsensus(stake, weights, columns, parameters.kappa);
  const incentive = new Float64Array(columns);
  const validatorTrust = new Float64Array(stake.length);
  for (let row = 0, at = 0; row < stake.length; row++) {
    const share = stake[row]!;
    let trust = 0;
    for (let column = 0; column < columns; column++, at++) {
      const clipped = Math.min(weights[at]!, consensus[column]!);
      trust += clipped;
      incentive[column]! += share * clipped;
    }
    validatorTrust[row] = trust;
  }
  normaliseInPlace(incentive);
  const isThird = parameters.version === "yuma3";
  const update = (isThird ? computeBonds3 : computeBonds2)(input, consensus, parameters);
  const dividends = computeDividends(update, incentive, stake.length);
  if (isThird) for (let row = 0; row < stake.length; row++) dividends[row]! *= stake[row]!;
  normaliseInPlace(dividends);
  storeInPlace(update, parameters.bondStorage);
  return { consensus, incentive, validatorTrust, dividends, bonds: update.bonds };
}

/** By row: sum over columns of bond / column's sum * incentive. */
function computeDividends({ bonds, sums }: BondUpdate, incentive: Float64Array, rows: number): Float64Array {
  const pay = incentive.map((value, column) => (sums[column]! > 0 ? value / sums[column]! : 0));
  const dividends = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    let dividend = 0;
    for (let column = 0; column < pay.length; column++, at++) dividend += bonds[at]! * pay[column]!;
    dividends[row] = dividend;
  }
  return dividends;
}

/** Bonds over their column's scale, cut to 16 bits where the chain stores them so. */
function storeInPlace({ bonds, scale }: BondUpdate, storage: YumaParameters["bondStorage"]): void {
  const isCut = storage === "u16";
  for (let at = 0; at < bonds.length; ) {
    for (let column = 0; column < scale.length; column++, at++) {
      const scaled = scale[column] === 0 ? 0 : bonds[at]! / scale[column]!;
      bonds[at] = isCut ? floorToU16(scaled) / U16_MAX : scaled;
    }
  }
}

function normaliseInPlace(values: Float64Array): void {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  if (sum === 0) return;
  for (let index = 0; index < values.length; index++) values[index]! /= sum;
}
