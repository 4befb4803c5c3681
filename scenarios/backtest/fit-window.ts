import { type CohortParameters, cohortParameterNames } from "../../sim/backtest/cohort-parameters.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeSha256 } from "../store/sha256.ts";
import { type BacktestData, cutData } from "./backtest-data.ts";
import { computeMeanPower, computeMisfit, FIRST_POWER_YEAR, type FitEffort, fitParameters } from "./fit-parameters.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { runFreely } from "./free-run.ts";
import { minimiseBySimplex } from "./nelder-mead.ts";
import { packPoint, unpackPoint } from "./parameter-point.ts";
import { computeQuantile, computeRootMeanSquare } from "./scores.ts";
import { createSpendShock, SHOCK_PERSISTENCE } from "./spend-shock.ts";

export interface FitRequest {
  readonly effort: FitEffort;
  /** Refits to resampled residuals, and moves of each. */
  readonly draws: number;
  readonly drawMoves: number;
  /** Runs that the size of the luck is measured on. */
  readonly shockRuns: number;
  readonly seed: string;
}

export const fullFit: FitRequest = {
  effort: { draws: 60, starts: 4, moves: 300 },
  draws: 24,
  drawMoves: 60,
  shockRuns: 24,
  seed: "1",
};

const BLOCK_MONTHS = 12;
const FEWEST_MONTHS = 24;

/**
 * Fits the parameters to the months up to `lastMonth` and to nothing later, tells by resampled blocks of residuals how
 * well they are known, and measures how much luck of spending it takes to spread runs as wide as the errors are.
 *
 * @throws ScenarioError where the window holds fewer than 24 months
 */
export function fitWindow(data: BacktestData, lastMonth: string, request: FitRequest): FittedCohorts {
  const window = cutData(data, lastMonth);
  const { months } = window;
  if (months.length < FEWEST_MONTHS) {
    const where = `window up to ${lastMonth}`;
    throw new ScenarioError({
      where,
      expected: `at least ${FEWEST_MONTHS} months to fit`,
      found: String(months.length),
    });
  }
  const parameters = fitParameters(window, request.effort, request.seed);
  const residuals = computeResiduals(window, parameters);
  const draws = Array.from({ length: request.draws }, (_, draw) =>
    fitResampled(window, parameters, residuals, request, draw),
  );
  const hashrate = computeRootMeanSquare(residuals);
  const deviation = measureShock(window, draws, hashrate, request);
  return {
    coin: window.coin,
    window: { from: months[0]!.month, to: months[months.length - 1]!.month },
    seed: request.seed,
    parameters,
    intervals: listIntervals(draws),
    draws,
    shock: { persistence: SHOCK_PERSISTENCE, deviation },
    errors: { hashrate, power: computePowerError(window, parameters) },
    windowSha256: computeWindowSha256(data, lastMonth),
  };
}

/** SHA-256 of all data that a fit of this window reads. */
export function computeWindowSha256(data: BacktestData, lastMonth: string): string {
  const { months, devices, powerYears } = cutData(data, lastMonth);
  return computeSha256(JSON.stringify([months, devices, powerYears]));
}

/** log10(simulated / observed), one a month. */
function computeResiduals(window: BacktestData, parameters: CohortParameters): number[] {
  return runFreely(window, parameters).map(({ hashrateHashesPerSecond }, index) =>
    Math.log10(hashrateHashesPerSecond / window.months[index]!.observedHashrate),
  );
}

/** Refits to what would have been observed, had the blocks of errors come in another order; the first month stays. */
function fitResampled(
  window: BacktestData,
  parameters: CohortParameters,
  residuals: readonly number[],
  { seed, drawMoves }: FitRequest,
  draw: number,
): CohortParameters {
  const stream = createStream(seed, `backtest/residuals/${draw}`);
  const fitted = runFreely(window, parameters);
  let from = 0;
  const months = window.months.map((month, index) => {
    if (index === 0) return month;
    if ((index - 1) % BLOCK_MONTHS === 0) from = Math.floor(stream() * residuals.length);
    const residual = residuals[(from + ((index - 1) % BLOCK_MONTHS)) % residuals.length]!;
    return { ...month, observedHashrate: fitted[index]!.hashrateHashesPerSecond / 10 ** residual };
  });
  const evaluate = (point: readonly number[]) => computeMisfit({ ...window, months }, unpackPoint(point));
  return unpackPoint(minimiseBySimplex(evaluate, packPoint(parameters), 0.3, drawMoves).point);
}

function listIntervals(draws: readonly CohortParameters[]): FittedCohorts["intervals"] {
  return Object.fromEntries(
    cohortParameterNames.map((name) => {
      const values = draws.map((draw) => draw[name]);
      return [name, { low: computeQuantile(values, 0.1), high: computeQuantile(values, 0.9) }];
    }),
  );
}

/**
 * Deviation of the monthly luck at which runs spread, in root mean square over the window, as far as the fit errs; 0
 * where the draws of parameters alone spread them that far. By bisection with the same luck at every step.
 */
function measureShock(
  window: BacktestData,
  draws: readonly CohortParameters[],
  target: number,
  { seed, shockRuns }: FitRequest,
): number {
  const measure = (deviation: number) => {
    const runs = Array.from({ length: shockRuns }, (_, replication) => {
      const shock = createSpendShock(
        { persistence: SHOCK_PERSISTENCE, deviation },
        window.months.length,
        seed,
        replication,
      );
      const run = runFreely(window, draws[replication % draws.length]!, shock);
      return run.map(({ hashrateHashesPerSecond }) => Math.log10(hashrateHashesPerSecond));
    });
    return computeSpread(runs);
  };
  let low = 0;
  let high = 1;
  if (measure(low) >= target) return 0;
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2;
    if (measure(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Root mean square over months of the deviation over runs. */
function computeSpread(runs: readonly (readonly number[])[]): number {
  const deviations = runs[0]!.map((_, index) => {
    const values = runs.map((run) => run[index]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return computeRootMeanSquare(values.map((value) => value - mean));
  });
  return computeRootMeanSquare(deviations);
}

function computePowerError(window: BacktestData, parameters: CohortParameters): number | null {
  const run = runFreely(window, parameters);
  const errors = window.powerYears.flatMap(({ year, powerWatts }) => {
    const simulated = year < FIRST_POWER_YEAR ? null : computeMeanPower(run, year);
    return simulated === null ? [] : [Math.log10(simulated / powerWatts)];
  });
  return errors.length === 0 ? null : computeRootMeanSquare(errors);
}
