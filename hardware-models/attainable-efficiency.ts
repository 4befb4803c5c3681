import { computeEnergyFloor, type EnergyTable, type KernelWork } from "./energy-floor.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import type { PredictedFigure } from "./predicted-figure.ts";

/** A chip that shipped. */
export interface ShippedChip {
  /** [years AD] */
  readonly year: number;
  readonly nanometres: number;
  readonly joulesPerUnit: number;
}

/** How far above the least energy of their node the best chips of a time stay. */
export interface EfficiencyFit {
  /** ln of energy over the floor at the start of 2013. */
  readonly startExcess: number;
  /** [years] in which the excess falls by a factor e. */
  readonly learningYears: number;
  /** Nine of ten held-out chips lay within this factor, above or below; each node was left out in turn. */
  readonly spreadFactor: number;
  /** Standard deviation of the natural logarithm: of the fit, and of nodes left out. */
  readonly residual: number;
  readonly heldOutResidual: number;
  readonly chips: number;
}

/** The node-dependent part: least energy of one unit of work by node. */
export type NodeFloor = (nanometres: number) => number;

const START_YEAR = 2013;
const COARSEST = 45;
const FINEST_OF_POWER_LAW = 7;

/**
 * Least energy [J] of a unit of work by node; above 45 nm, where the table ends, the power law from 7 to 45 nm goes on.
 *
 * @throws HardwareModelError below 3 nm
 */
export function createNodeFloor(work: KernelWork, table: EnergyTable): NodeFloor {
  const floorAt = (nanometres: number) => computeEnergyFloor(work, nanometres, table).totalJoules;
  const coarse = floorAt(COARSEST);
  const exponent = Math.log(coarse / floorAt(FINEST_OF_POWER_LAW)) / Math.log(COARSEST / FINEST_OF_POWER_LAW);
  return (nanometres) => (nanometres > COARSEST ? coarse * (nanometres / COARSEST) ** exponent : floorAt(nanometres));
}

/**
 * Energy = floor(node) * exp(start * e^(-(year - 2013) / learning)), by least squares of the logarithm over the chips
 * that were the best of their node when they came. The floor itself was counted with chips of 2026 in view.
 *
 * @throws HardwareModelError for fewer than five records of fewer than two nodes
 */
export function fitAttainableEfficiency(chips: readonly ShippedChip[], floor: NodeFloor): EfficiencyFit {
  const records = listRecords(chips);
  const nodes = [...new Set(records.map(({ nanometres }) => nanometres))];
  if (records.length < 5 || nodes.length < 2) {
    throw new HardwareModelError({
      where: "chips",
      expected: "at least five record chips on two nodes",
      found: `${records.length} on ${nodes.length}`,
    });
  }
  const samples = records.map((chip) => toSample(chip, floor));
  const { start, learning } = fitExcess(samples);
  const heldOut = nodes.flatMap((node) => {
    const rest = samples.filter(({ nanometres }) => nanometres !== node);
    const fit = fitExcess(rest);
    return samples.filter(({ nanometres }) => nanometres === node).map((one) => computeMiss(one, fit));
  });
  const misses = heldOut.map(Math.abs).sort((one, other) => one - other);
  return {
    startExcess: start,
    learningYears: learning,
    spreadFactor: Math.exp(misses[Math.ceil(0.9 * misses.length) - 1]!),
    residual: computeRoot(samples.map((one) => computeMiss(one, { start, learning }))),
    heldOutResidual: computeRoot(heldOut),
    chips: records.length,
  };
}

/** J a unit of work that a chip on a node can reach when it is designed to ship in `year`; never below the floor. */
export function computeAttainableEfficiency(
  fit: EfficiencyFit,
  floor: NodeFloor,
  nanometres: number,
  year: number,
): PredictedFigure {
  const least = floor(nanometres);
  const value = least * Math.exp(fit.startExcess * Math.exp(-(year - START_YEAR) / fit.learningYears));
  return { value, low: Math.max(least, value / fit.spreadFactor), high: value * fit.spreadFactor };
}

/** Chips that beat every earlier chip of their node, by time. */
export function listRecords(chips: readonly ShippedChip[]): ShippedChip[] {
  const best = new Map<number, number>();
  return chips
    .toSorted((one, other) => one.year - other.year || one.joulesPerUnit - other.joulesPerUnit)
    .filter(({ nanometres, joulesPerUnit }) => {
      const isRecord = joulesPerUnit < (best.get(nanometres) ?? Number.POSITIVE_INFINITY);
      if (isRecord) best.set(nanometres, joulesPerUnit);
      return isRecord;
    });
}

interface Sample {
  readonly years: number;
  readonly nanometres: number;
  /** ln of energy over the floor. */
  readonly excess: number;
}

interface Excess {
  readonly start: number;
  readonly learning: number;
}

function toSample({ year, nanometres, joulesPerUnit }: ShippedChip, floor: NodeFloor): Sample {
  return { years: year - START_YEAR, nanometres, excess: Math.log(joulesPerUnit / floor(nanometres)) };
}

/** The start is linear for a given learning time; that time is searched on a fine grid of 0.5 to 20 years. */
function fitExcess(samples: readonly Sample[]): Excess {
  let best: Excess = { start: 0, learning: 1 };
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 400; step++) {
    const learning = 0.5 * 40 ** (step / 400);
    const decay = samples.map(({ years }) => Math.exp(-years / learning));
    const start =
      samples.reduce((sum, { excess }, at) => sum + excess * decay[at]!, 0) /
      decay.reduce((sum, value) => sum + value * value, 0);
    const misses = samples.reduce((sum, { excess }, at) => sum + (excess - start * decay[at]!) ** 2, 0);
    if (misses < least) [best, least] = [{ start, learning }, misses];
  }
  return best;
}

function computeMiss({ years, excess }: Sample, { start, learning }: Excess): number {
  return excess - start * Math.exp(-years / learning);
}

function computeRoot(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
