import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { cohortParameterNames } from "../../sim/backtest/cohort-parameters.ts";
import type { CohortMonth } from "../../sim/backtest/run-cohorts.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import type { BacktestData } from "./backtest-data.ts";
import { runFreely } from "./free-run.ts";
import { MISSING_ERROR, minimiseSquares, PRIOR_WEIGHT, type SquaresResult } from "./least-squares.ts";
import { packPoint, unpackPoint } from "./parameter-point.ts";

/** How hard a fit looks: points that it starts from, the prior's centre being the first, and steps from each. */
export interface FitEffort {
  readonly starts: number;
  readonly steps: number;
}

/** What a fit knows before it has seen a month. */
export interface FitPrior {
  /** Parameters that it is pulled to; the middle of each range where they are left out. */
  readonly centre?: CohortParameters | undefined;
  /** Points to start from besides. */
  readonly from?: readonly (readonly number[])[];
}

/** From here on the Cambridge index can be trusted with power; a calendar year that ends in the window counts. */
export const FIRST_POWER_YEAR = 2015;
/** A year's error of power weighs as half a year of monthly errors of the hashrate. */
const POWER_YEAR_WEIGHT = 6;
/** Width of a difference, in logits: it bridges the small folds of a run in months. */
export const SLOPE_DIFFERENCE = 0.02;

/**
 * Parameters with the least sum of squared log10 errors of the free run's hashrate, and of its mean power in the years
 * that somebody estimated. Reads every month of `data`: cut it to the window first.
 */
export function fitParameters(
  data: BacktestData,
  effort: FitEffort,
  seed: string,
  { centre, from = [] }: FitPrior = {},
): CohortParameters {
  const stream = createStream(seed, "backtest/starts");
  const middle = getCentre(centre);
  const drawn = Array.from({ length: effort.starts }, (_, start) =>
    middle.map((place) => place + (start === 0 ? 0 : 2 * (stream() - 0.5))),
  );
  const ends = [...drawn, ...from].map((start) => fitFrom(data, start, effort.steps, centre));
  const best = ends.reduce((least, end) => (end.value < least.value ? end : least));
  return unpackPoint(best.point);
}

/** The bottom that one start leads to. */
export function fitFrom(
  data: BacktestData,
  start: readonly number[],
  steps: number,
  centre?: CohortParameters,
): SquaresResult {
  const middle = getCentre(centre);
  return minimiseSquares((point) => computeResiduals(data, point, middle), start, {
    steps,
    difference: SLOPE_DIFFERENCE,
  });
}

function getCentre(centre: CohortParameters | undefined): number[] {
  return centre === undefined ? cohortParameterNames.map(() => 0) : packPoint(centre);
}

/** Errors by month, weighted errors of power by year, and distances from the prior's centre. */
function computeResiduals(data: BacktestData, point: readonly number[], centre: readonly number[]): Float64Array {
  const run = runFreely(data, unpackPoint(point));
  const errors = computeLogErrors(data, run);
  for (const { year, powerWatts } of data.powerYears) {
    const simulated = year < FIRST_POWER_YEAR ? null : computeMeanPower(run, year);
    if (simulated !== null) errors.push(Math.sqrt(POWER_YEAR_WEIGHT) * Math.log10(simulated / powerWatts));
  }
  errors.push(...point.map((place, at) => Math.sqrt(PRIOR_WEIGHT) * (place - centre[at]!)));
  return Float64Array.from(errors, (error) => (Number.isFinite(error) ? error : MISSING_ERROR));
}

/** log10(simulated / observed), one a month. */
export function computeLogErrors({ months }: BacktestData, run: readonly CohortMonth[]): number[] {
  return run.map(({ hashrateHashesPerSecond }, index) =>
    Math.log10(hashrateHashesPerSecond / months[index]!.observedHashrate),
  );
}

/** [W] mean over the months of a calendar year; null where the run does not hold all twelve. */
export function computeMeanPower(run: readonly CohortMonth[], year: number, months = 12): number | null {
  const own = run.filter(({ month }) => month.startsWith(`${year}-`));
  if (own.length < months) return null;
  return own.reduce((sum, { powerWatts }) => sum + powerWatts, 0) / own.length;
}
