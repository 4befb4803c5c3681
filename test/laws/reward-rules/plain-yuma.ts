import type { LiquidAlpha } from "../../../sim/reward-rules/bittensor/yuma/liquid-alpha.ts";
import {
  averageBonds,
  clipColumns,
  interpolateRows,
  normaliseColumns,
  type Rows,
  scaleColumnsToMost,
} from "../../../sim/reward-rules/bittensor/yuma/list-maths.ts";

export interface PlainYuma {
  readonly consensus: number[];
  readonly incentive: number[];
  readonly dividends: number[];
  readonly bonds: number[][];
}

export interface PlainParameters {
  readonly version: "yuma2" | "yuma3";
  readonly kappa: number;
  readonly bondsPenalty: number;
  readonly bondsMovingAverage: number;
  readonly liquidAlpha?: LiquidAlpha | undefined;
}

/** The plain twin of an epoch: arrays of arrays, one step after the other, the median by its definition. */
export function computePlainYuma(
  stake: readonly number[],
  weights: Rows,
  bonds: Rows,
  parameters: PlainParameters,
): PlainYuma {
  const consensus = weights[0]!.map((_, column) =>
    findBacked(
      stake,
      weights.map((row) => row[column]!),
      parameters.kappa,
    ),
  );
  const clipped = clipColumns(weights, consensus);
  const incentive = normalise(weights[0]!.map((_, column) => sum(clipped.map((row, i) => stake[i]! * row[column]!))));
  const bonding = interpolateRows(weights, clipped, parameters.bondsPenalty);
  const rate = 1 - parameters.bondsMovingAverage;
  if (parameters.version === "yuma2") {
    const fresh = normaliseColumns(bonding.map((row, i) => row.map((weight) => stake[i]! * weight)));
    const averaged = averageBonds(fresh, normaliseColumns(bonds), rowsOf(bonding, rate));
    const shared = normaliseColumns(averaged);
    const dividends = normalise(shared.map((row) => sum(row.map((bond, column) => bond * incentive[column]!))));
    return { consensus, incentive, dividends, bonds: cut(scaleColumnsToMost(shared)) };
  }
  const { liquidAlpha } = parameters;
  const rates =
    liquidAlpha === undefined || !consensus.some((value) => value > 0)
      ? rowsOf(bonding, rate)
      : bonding.map((row, i) =>
          row.map((weight, column) => computeRate(weight, bonds[i]![column]!, consensus[column]!, liquidAlpha)),
        );
  const updated = averageBonds(bonding, bonds, rates);
  const shared = normaliseColumns(updated);
  const dividends = normalise(
    shared.map((row, i) => stake[i]! * sum(row.map((bond, column) => bond * incentive[column]!))),
  );
  return { consensus, incentive, dividends, bonds: cut(updated) };
}

/** The largest score that is backed by at least kappa of the stake, to the chain's 32 bits; else the least. */
function findBacked(stake: readonly number[], scores: readonly number[], kappa: number): number {
  const counted = scores.filter((_, i) => stake[i]! > 0);
  const candidates = [...new Set(counted)].sort((a, b) => b - a);
  const total = sum(stake);
  const backed = candidates.find(
    (score) => sum(stake.filter((_, i) => scores[i]! >= score)) / total >= kappa - 2 ** -32,
  );
  return backed ?? candidates.at(-1) ?? 0;
}

function computeRate(weight: number, bond: number, consensus: number, { low, high, steepness }: LiquidAlpha): number {
  const distance = Math.min(1, Math.max(0, weight >= bond ? weight - consensus : bond - weight));
  return low + (high - low) / (1 + Math.exp(-steepness * (distance - 0.5)));
}

function cut(rows: Rows): number[][] {
  return rows.map((row) => row.map((bond) => Math.floor(bond * 65_535) / 65_535));
}

function rowsOf(rows: Rows, value: number): number[][] {
  return rows.map((row) => row.map(() => value));
}

function normalise(values: readonly number[]): number[] {
  const total = sum(values);
  return values.map((value) => (total === 0 ? value : value / total));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
