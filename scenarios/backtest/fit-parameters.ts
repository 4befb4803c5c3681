import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { cohortParameterNames } from "../../sim/backtest/cohort-parameters.ts";
import type { CohortMonth } from "../../sim/backtest/run-cohorts.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import type { BacktestData } from "./backtest-data.ts";
import { runFreely } from "./free-run.ts";
import { minimiseBySimplex } from "./nelder-mead.ts";
import { unpackPoint } from "./parameter-point.ts";

/** How hard a fit looks: points drawn, best ones searched from, and moves of each search. */
export interface FitEffort {
  readonly draws: number;
  readonly starts: number;
  readonly moves: number;
}

/** From here on the Cambridge index can be trusted with power; a calendar year that ends in the window counts. */
export const FIRST_POWER_YEAR = 2015;
/** A year's error of power weighs as half a year of monthly errors of the hashrate. */
const POWER_YEAR_WEIGHT = 6;

/**
 * Parameters with the least sum of squared log10 errors of the free run's hashrate, and of its mean power in the years
 * that somebody estimated. Reads every month of `data`: cut it to the window first.
 */
export function fitParameters(data: BacktestData, effort: FitEffort, seed: string): CohortParameters {
  const evaluate = (point: readonly number[]) => computeMisfit(data, unpackPoint(point));
  const stream = createStream(seed, "backtest/starts");
  const drawn = Array.from({ length: effort.draws }, () => {
    const point = cohortParameterNames.map(() => 4 * (stream() - 0.5));
    return { point, value: evaluate(point) };
  });
  const starts = drawn.toSorted((a, b) => a.value - b.value).slice(0, effort.starts);
  const ends = starts.map(({ point }) => minimiseBySimplex(evaluate, point, 0.8, effort.moves));
  const best = ends.reduce((least, end) => (end.value < least.value ? end : least));
  // A simplex can fall flat short of the bottom: a fresh one from there finds the rest of the way.
  return unpackPoint(minimiseBySimplex(evaluate, best.point, 0.5, effort.moves).point);
}

/** Sum of squared log10 errors; Infinity where the run has no hashrate in some month. */
export function computeMisfit(data: BacktestData, parameters: CohortParameters): number {
  const run = runFreely(data, parameters);
  let sum = 0;
  run.forEach(({ hashrateHashesPerSecond }, index) => {
    sum += Math.log10(hashrateHashesPerSecond / data.months[index]!.observedHashrate) ** 2;
  });
  for (const { year, powerWatts } of data.powerYears) {
    if (year < FIRST_POWER_YEAR) continue;
    const simulated = computeMeanPower(run, year);
    if (simulated !== null) sum += POWER_YEAR_WEIGHT * Math.log10(simulated / powerWatts) ** 2;
  }
  return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
}

/** [W] mean over the months of a calendar year; null where the run does not hold all twelve. */
export function computeMeanPower(run: readonly CohortMonth[], year: number, months = 12): number | null {
  const own = run.filter(({ month }) => month.startsWith(`${year}-`));
  if (own.length < months) return null;
  return own.reduce((sum, { powerWatts }) => sum + powerWatts, 0) / own.length;
}
