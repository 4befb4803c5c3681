import {
  type MakerParameterName,
  type MakerParameters,
  makerParameterNames,
} from "../../sim/backtest/maker-parameters.ts";
import { cutData } from "./backtest-data.ts";
import { computeOriginError, measureErrorSpread } from "./error-spread.ts";
import { computeWindowSha256, FEWEST_MONTHS, refuseWindow } from "./fit-window.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { listMakerOrigins, type MakerOriginsInput, type OriginsEffort } from "./maker-origins.ts";
import type { FittedMakers } from "./makers-file.ts";
import { computeYearsTried } from "./rolling-origins.ts";
import { listLucks, listMakerErrors, type MakersRunInput, scoreMakers } from "./score-makers.ts";
import { computeRootMeanSquare } from "./scores.ts";
import { type MakersSearch, searchMakers, sortByValue, type Tried } from "./search-makers.ts";

export interface MakersEffort extends MakersSearch {
  readonly seed: string;
  readonly origins: OriginsEffort;
}

export const fullMakersFit: MakersEffort = {
  ...{ points: 200, luckyRuns: 6, finalists: 10, finalRuns: 24 },
  seed: "1",
  origins: {
    miners: { starts: 3, steps: 20 },
    makers: { points: 60, luckyRuns: 2, finalists: 5, finalRuns: 12 },
  },
};

/** What a fit of makers reads; the miners' parameters stay as they were found in the catalogue. */
export interface MakersFitInput extends MakersRunInput, Pick<MakerOriginsInput, "readTechnology" | "knownMiners"> {
  readonly fitted: FittedCohorts;
}

/** Of the points drawn over all ranges, the part whose spread tells how well a parameter is known. */
const GOOD_PART = 0.1;

/**
 * Parameters of makers with the least sum of squared log10 errors of the hashrate, of each year's best J a hash and, as years,
 * of the first chip's date, on average over runs with and without luck; and, by rolling origins, how far runs with such
 * parameters are off past their window. Reads nothing later than the window of the miners' fit.
 *
 * @throws ScenarioError where the window holds fewer than 24 months
 */
export function fitMakers(input: MakersFitInput, effort: MakersEffort): FittedMakers {
  const { seed } = effort;
  const { window } = input.fitted;
  const data = cutData(input.data, window.to);
  const { months } = data;
  if (months.length < FEWEST_MONTHS) throw refuseWindow(window.to, months.length);
  const evaluate = (parameters: MakerParameters, luckyRuns: number) =>
    scoreMakers({ ...input, data }, parameters, listLucks(seed, luckyRuns));
  const { tried, found } = searchMakers(evaluate, effort, seed);
  const good = sortByValue(tried.slice(0, effort.points >> 1));
  const near = [found, ...good.slice(0, Math.round(good.length * GOOD_PART))];
  const error = computeRootMeanSquare(listMakerErrors({ ...input, data }, found.parameters));
  const origins = listMakerOrigins({ ...input, window: data, seed, effort: effort.origins });
  const ahead = origins.map(({ errors }) => errors);
  return {
    coin: data.coin,
    window: { from: months[0]!.month, to: months[months.length - 1]!.month },
    seed,
    parameters: found.parameters,
    near: Object.fromEntries(makerParameterNames.map((name) => [name, describeRange(near, name)])),
    value: found.value,
    error,
    spread: measureErrorSpread(error, ahead, computeYearsTried(origins)),
    origins: origins.map(({ lastMonth, errors }) => ({ month: lastMonth, error: computeRootMeanSquare(errors) })),
    originError: computeOriginError(origins),
    makersSha256: input.makers.sha256,
    windowSha256: computeWindowSha256(input.data, window.to),
  };
}

function describeRange(
  near: readonly Tried[],
  name: MakerParameterName,
): { readonly low: number; readonly high: number } {
  const values = near.map(({ parameters }) => parameters[name]);
  return { low: Math.min(...values), high: Math.max(...values) };
}
