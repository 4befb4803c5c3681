import { computeHashesPerArea } from "../../hardware-models/area-efficiency.ts";
import { computeAttainableEfficiency } from "../../hardware-models/attainable-efficiency.ts";
import { type ChipDesign, getDieArea, getDieCount } from "../../hardware-models/chip-design.ts";
import type { ChipFigures } from "../../hardware-models/chip-figures.ts";
import type { CostRange } from "../../hardware-models/cost-range.ts";
import type { PredictedFigure } from "../../hardware-models/predicted-figure.ts";
import { getMonthYear } from "../../hardware-models/process-node.ts";
import { readHashingEfficiency } from "./read-hashing-efficiency.ts";

/** What a chip would do as a SHA-256d miner. */
export interface HashingFigures {
  /** Of a whole machine, on sale at the date. */
  readonly joulesPerTerahash: PredictedFigure;
  readonly terahashesPerSecond: PredictedFigure;
  /** Of the chip alone, made at its middle cost. */
  readonly usdPerTerahashPerSecond: PredictedFigure;
}

const HASHES_PER_TERAHASH = 1e12;
/** Finer nodes have no energy of an operation on record. */
const FINEST_NANOMETRES = 3;

/** A core sold in a month "YYYY-MM" as a miner; null for other chips, without a month, and for nodes below 3 nm. */
export function tellHashing(
  design: ChipDesign,
  month: string | undefined,
  chipUsd: CostRange,
  figures: ChipFigures,
): HashingFigures | null {
  const { nanometres } = design.node;
  if (design.kind !== "core" || month === undefined || nanometres < FINEST_NANOMETRES) return null;
  const { fit, floor } = readHashingEfficiency();
  const year = getMonthYear(month);
  const perArea = computeHashesPerArea(nanometres, figures);
  const rate = mapFigure(perArea, (value) => (value * getDieArea(design) * getDieCount(design)) / HASHES_PER_TERAHASH);
  return {
    joulesPerTerahash: mapFigure(
      computeAttainableEfficiency(fit, floor, nanometres, year),
      (joules) => joules * HASHES_PER_TERAHASH,
    ),
    terahashesPerSecond: rate,
    usdPerTerahashPerSecond: {
      value: chipUsd.mid / rate.value,
      low: chipUsd.mid / rate.high,
      high: chipUsd.mid / rate.low,
    },
  };
}

function mapFigure({ value, low, high }: PredictedFigure, change: (value: number) => number): PredictedFigure {
  return { value: change(value), low: change(low), high: change(high) };
}
