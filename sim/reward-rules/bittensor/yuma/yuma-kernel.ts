import { computeConsensus } from "./consensus.ts";
import { computeLiquidRate, type LiquidAlpha } from "./liquid-alpha.ts";
import { floorToU16, U16_MAX } from "./u16.ts";

export interface YumaParameters {
  readonly version: "yuma2" | "yuma3";
  /** Stake that has to back a weight: 32767 / 65535, not a half. */
  readonly kappa: number;
  /** beta: how far weights count clipped for bonds, 0 to 1; 1 on the chain. */
  readonly bondsPenalty: number;
  /** Part of old bonds that stays each epoch: 0.9 on the chain. */
  readonly bondsMovingAverage: number;
  /** Yuma 3 only; on the chain the switch does nothing under Yuma 2. */
  readonly liquidAlpha?: LiquidAlpha | undefined;
  /** Whether bonds are cut to 16 bits between epochs, as on the chain. */
  readonly bondStorage: "u16" | "exact";
}

/** Matrices are row after row: one row a validator, one column a neuron. */
export interface YumaInput {
  /** Active stake by row; adds up to 1, or all 0. */
  readonly stake: Float64Array;
  readonly columns: number;
  /** Rows add up to 1, or are all 0. */
  readonly weights: Float64Array;
  /** 0 to 1, as stored by the epoch before. */
  readonly bonds: Float64Array;
}

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
  // Weights for bonds: w + beta (min(w, c) - w).
  const bonding = new Float64Array(weights.length);
  const penalty = parameters.bondsPenalty;
  for (let row = 0, at = 0; row < stake.length; row++) {
    const share = stake[row]!;
    let trust = 0;
    for (let column = 0; column < columns; column++, at++) {
      const weight = weights[at]!;
      const clipped = Math.min(weight, consensus[column]!);
      trust += clipped;
      incentive[column]! += share * clipped;
      bonding[at] = weight + penalty * (clipped - weight);
    }
    validatorTrust[row] = trust;
  }
  normaliseInPlace(incentive);
  const found = { consensus, incentive, bonding };
  const { dividends, bonds } =
    parameters.version === "yuma2" ? updateBonds2(input, found, parameters) : updateBonds3(input, found, parameters);
  return { consensus, incentive, validatorTrust, dividends, bonds };
}

interface Found {
  readonly consensus: Float64Array;
  readonly incentive: Float64Array;
  readonly bonding: Float64Array;
}

interface Bonded {
  readonly dividends: Float64Array;
  readonly bonds: Float64Array;
}

/** B = colnorm(a colnorm(stake * weights) + (1 - a) colnorm(old)); dividends = norm(B incentive); stored over column maxima. */
function updateBonds2({ stake, columns, bonds }: YumaInput, found: Found, parameters: YumaParameters): Bonded {
  const { bonding, incentive } = found;
  const keep = parameters.bondsMovingAverage;
  const oldSums = new Float64Array(columns);
  const freshSums = new Float64Array(columns);
  for (let row = 0, at = 0; row < stake.length; row++) {
    const share = stake[row]!;
    for (let column = 0; column < columns; column++, at++) {
      oldSums[column]! += bonds[at]!;
      freshSums[column]! += share * bonding[at]!;
    }
  }
  const oldScale = oldSums.map((sum) => (sum > 0 ? keep / sum : 0));
  const freshScale = freshSums.map((sum) => (sum > 0 ? (1 - keep) / sum : 0));
  const updated = new Float64Array(bonds.length);
  const sums = new Float64Array(columns);
  const most = new Float64Array(columns);
  for (let row = 0, at = 0; row < stake.length; row++) {
    const share = stake[row]!;
    for (let column = 0; column < columns; column++, at++) {
      const bond = freshScale[column]! * share * bonding[at]! + oldScale[column]! * bonds[at]!;
      updated[at] = bond;
      sums[column]! += bond;
      if (bond > most[column]!) most[column] = bond;
    }
  }
  const dividends = computeDividends(updated, incentive, sums, stake.length);
  normaliseInPlace(dividends);
  return { dividends, bonds: storeBonds(updated, most, parameters.bondStorage) };
}

/** B = min(1, (1 - a) old + a weights), a by entry under liquid alpha; dividends = norm(stake * colnorm(B) incentive). */
function updateBonds3({ stake, columns, bonds }: YumaInput, found: Found, parameters: YumaParameters): Bonded {
  const { bonding, consensus, incentive } = found;
  const plainRate = 1 - parameters.bondsMovingAverage;
  const liquid = consensus.some((value) => value > 0) ? parameters.liquidAlpha : undefined;
  const updated = new Float64Array(bonds.length);
  const sums = new Float64Array(columns);
  for (let row = 0, at = 0; row < stake.length; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const weight = bonding[at]!;
      const old = bonds[at]!;
      const rate = liquid === undefined ? plainRate : computeLiquidRate(weight, old, consensus[column]!, liquid);
      const bond = Math.min(1, (1 - rate) * old + rate * weight);
      updated[at] = bond;
      sums[column]! += bond;
    }
  }
  const dividends = computeDividends(updated, incentive, sums, stake.length);
  for (let row = 0; row < stake.length; row++) dividends[row]! *= stake[row]!;
  normaliseInPlace(dividends);
  return { dividends, bonds: storeBonds(updated, new Float64Array(columns).fill(1), parameters.bondStorage) };
}

/** By row: sum over columns of bond / column's sum * incentive. */
function computeDividends(
  bonds: Float64Array,
  incentive: Float64Array,
  sums: Float64Array,
  rows: number,
): Float64Array {
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
function storeBonds(bonds: Float64Array, scale: Float64Array, storage: YumaParameters["bondStorage"]): Float64Array {
  const columns = scale.length;
  const isCut = storage === "u16";
  for (let at = 0; at < bonds.length; ) {
    for (let column = 0; column < columns; column++, at++) {
      const scaled = scale[column] === 0 ? 0 : bonds[at]! / scale[column]!;
      bonds[at] = isCut ? floorToU16(scaled) / U16_MAX : scaled;
    }
  }
  return bonds;
}

function normaliseInPlace(values: Float64Array): void {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  if (sum === 0) return;
  for (let index = 0; index < values.length; index++) values[index]! /= sum;
}
