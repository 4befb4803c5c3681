import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import type { MakerParameters } from "../../sim/backtest/maker-parameters.ts";
import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import { SECONDS_PER_YEAR } from "../../sim/units.ts";
import { type BacktestData, cutData } from "./backtest-data.ts";
import type { ErrorsAhead } from "./error-spread.ts";
import type { FitEffort } from "./fit-parameters.ts";
import type { ReadMakers } from "./read-makers.ts";
import { listRollingOrigins } from "./rolling-origins.ts";
import { listLucks, listMakerErrors, scoreMakers } from "./score-makers.ts";
import { type MakersSearch, searchMakers } from "./search-makers.ts";

/** Of each origin: miners are fitted again, then makers. */
export interface OriginsEffort {
  readonly miners: FitEffort;
  readonly makers: MakersSearch;
}

export interface MakerOriginsInput {
  /** All that is read: nothing after it. */
  readonly window: BacktestData;
  readonly makers: ReadMakers;
  /** What is known of chips that were on sale before a time [years AD]. */
  readonly readTechnology: (beforeYear: number) => ChipTechnology;
  /** Parameters of miners that those of each origin are pulled to; left out, the middles of their ranges. */
  readonly knownMiners?: CohortParameters | undefined;
  readonly effort: OriginsEffort;
  readonly seed: string;
}

/** A fit of miners, chips and makers to the months up to one of them, run freely to the window's end. */
export interface MakerOrigin {
  readonly lastMonth: string;
  readonly errors: ErrorsAhead;
}

/**
 * Errors of makers past what they were fitted to: at each origin of the miners' own, everything is fitted again to what
 * was known by then - miners, the energy that chips reach, makers - and run to the window's end without luck.
 */
export function listMakerOrigins(input: MakerOriginsInput): MakerOrigin[] {
  const { window, makers, readTechnology, knownMiners, effort, seed } = input;
  return listRollingOrigins(window, effort.miners, seed, knownMiners).map(({ lastMonth, parameters }) => {
    const data = cutData(window, lastMonth);
    const last = data.months[data.months.length - 1]!;
    const technology = readTechnology(1970 + (last.timeSeconds + last.seconds) / SECONDS_PER_YEAR);
    const known = { makers, technology, fitted: { parameters } };
    const evaluate = (tried: MakerParameters, luckyRuns: number) =>
      scoreMakers({ ...known, data }, tried, listLucks(seed, luckyRuns));
    const { found } = searchMakers(evaluate, effort.makers, seed);
    const errors = listMakerErrors({ ...known, data: window }, found.parameters);
    return { lastMonth, errors: errors.slice(data.months.length) };
  });
}
