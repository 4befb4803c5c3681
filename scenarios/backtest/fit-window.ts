import { type CohortParameters, cohortParameterNames } from "../../sim/backtest/cohort-parameters.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeSha256 } from "../store/sha256.ts";
import { type BacktestData, cutData } from "./backtest-data.ts";
import { computeOriginError, measureErrorSpread, widenSpread } from "./error-spread.ts";
import {
  computeLogErrors,
  computeMeanPower,
  FIRST_POWER_YEAR,
  type FitEffort,
  fitFrom,
  fitParameters,
} from "./fit-parameters.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { runFreely } from "./free-run.ts";
import { packPoint, unpackPoint } from "./parameter-point.ts";
import { computeYearsTried, listRollingOrigins } from "./rolling-origins.ts";
import { computeQuantile, computeRootMeanSquare } from "./scores.ts";

export interface FitRequest {
  readonly effort: FitEffort;
  /** Of each rolling origin. */
  readonly originEffort: FitEffort;
  /** Refits to resampled residuals, and steps of each. */
  readonly draws: number;
  readonly drawSteps: number;
  readonly seed: string;
  /**
   * A fit to another coin, to whose parameters this one is pulled where months say little, and whose errors it may not
   * claim to undercut on few of them; left out, the middle of each range and nothing.
   */
  readonly known?: FittedCohorts;
}

export const fullFit: FitRequest = {
  effort: { starts: 8, steps: 40 },
  originEffort: { starts: 3, steps: 20 },
  draws: 24,
  drawSteps: 6,
  seed: "1",
};

const BLOCK_MONTHS = 12;
export const FEWEST_MONTHS = 24;

/**
 * Fits the parameters to the months up to `lastMonth` and to nothing later, tells by resampled blocks of residuals how
 * well they are known, and measures by rolling origins within the window how far off a run is past its window.
 *
 * @throws ScenarioError where the window holds fewer than 24 months
 */
export function fitWindow(data: BacktestData, lastMonth: string, request: FitRequest): FittedCohorts {
  const window = cutData(data, lastMonth);
  const { months } = window;
  if (months.length < FEWEST_MONTHS) throw refuseWindow(lastMonth, months.length);
  const centre = request.known?.parameters;
  const parameters = fitParameters(window, request.effort, request.seed, { centre });
  const residuals = computeLogErrors(window, runFreely(window, parameters));
  const draws = Array.from({ length: request.draws }, (_, draw) =>
    fitResampled(window, parameters, residuals, request, draw),
  );
  const hashrate = computeRootMeanSquare(residuals);
  const origins = listRollingOrigins(window, request.originEffort, request.seed, centre);
  const ahead = origins.map(({ errors }) => errors);
  const yearsTried = computeYearsTried(origins);
  const spread = measureErrorSpread(hashrate, ahead, yearsTried);
  return {
    coin: window.coin,
    window: { from: months[0]!.month, to: months[months.length - 1]!.month },
    seed: request.seed,
    parameters,
    intervals: listIntervals(draws),
    draws,
    spread: request.known === undefined ? spread : widenSpread(spread, hashrate, request.known.spread, yearsTried),
    origins: origins.map(({ lastMonth: month, errors }) => ({ month, error: computeRootMeanSquare(errors) })),
    errors: { hashrate, power: computePowerError(window, parameters), origins: computeOriginError(origins) },
    windowSha256: computeWindowSha256(data, lastMonth),
  };
}

/** A window with too few months to fit. */
export function refuseWindow(lastMonth: string, months: number): ScenarioError {
  const expected = `at least ${FEWEST_MONTHS} months to fit`;
  return new ScenarioError({ where: `window up to ${lastMonth}`, expected, found: String(months) });
}

/** SHA-256 of all data that a fit of this window reads. */
export function computeWindowSha256(data: BacktestData, lastMonth: string): string {
  const { months, devices, powerYears, siteShocks } = cutData(data, lastMonth);
  return computeSha256(JSON.stringify([months, devices, powerYears, siteShocks]));
}

/** Refits to what would have been observed, had the blocks of errors come in another order; the first month stays. */
function fitResampled(
  window: BacktestData,
  parameters: CohortParameters,
  residuals: readonly number[],
  { seed, drawSteps, known }: FitRequest,
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
  return unpackPoint(fitFrom({ ...window, months }, packPoint(parameters), drawSteps, known?.parameters).point);
}

function listIntervals(draws: readonly CohortParameters[]): FittedCohorts["intervals"] {
  return Object.fromEntries(
    cohortParameterNames.map((name) => {
      const values = draws.map((draw) => draw[name]);
      return [name, { low: computeQuantile(values, 0.1), high: computeQuantile(values, 0.9) }];
    }),
  );
}

function computePowerError(window: BacktestData, parameters: CohortParameters): number | null {
  const run = runFreely(window, parameters);
  const errors = window.powerYears.flatMap(({ year, powerWatts }) => {
    const simulated = year < FIRST_POWER_YEAR ? null : computeMeanPower(run, year);
    return simulated === null ? [] : [Math.log10(simulated / powerWatts)];
  });
  return errors.length === 0 ? null : computeRootMeanSquare(errors);
}
