import type { SiteShock } from "../../sim/backtest/site-shocks.ts";
import type { AblationScore } from "./ablations.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import type { MadeChips } from "./made-chips.ts";

/** One month of a backtest. Hashrates [hash/s], powers [W at the meter], null where there is nothing to compare. */
export interface BacktestMonth {
  readonly month: string;
  readonly isInSample: boolean;
  readonly observed: number;
  /** The free run with the fitted parameters. */
  readonly simulated: number;
  /**
   * Bands of the run with drawn errors, as large as those of rolling origins within the window; where nothing was fitted to
   * this series, of runs under drawn parameters.
   */
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
  readonly freeEntry: number;
  readonly revenueShare: number;
  readonly randomWalk: number;
  readonly halfRevenue: number;
  readonly simulatedPower: number;
  readonly referencePower: number | null;
  readonly revenueUsd: number;
  readonly electricityUsd: number;
  readonly devicesUsd: number;
  readonly leadMonths: number;
}

/** The model and the baselines of a free run. */
export const rules = ["model", "freeEntry", "revenueShare", "randomWalk", "halfRevenue"] as const;
export type RuleName = (typeof rules)[number];

/** The model and the baselines of a forecast. */
export const forecastRules = ["model", "freeEntry", "revenueShare", "randomWalk", "noChange"] as const;
export type ForecastRuleName = (typeof forecastRules)[number];

/** Error of a rule over some months: log10(rule / observed). */
export interface ErrorSummary {
  readonly months: number;
  readonly rootMeanSquare: number;
  readonly bias: number;
}

export interface SideScores {
  readonly errors: Readonly<Record<RuleName, ErrorSummary>>;
  /** Part of the months whose observed hashrate lies in the band. */
  readonly coverage80: number;
  readonly coverage95: number;
}

/** Errors of forecasts so many months ahead, from every origin whose target lies out of sample. */
export interface HorizonScore {
  readonly horizonMonths: number;
  readonly origins: number;
  /** Root mean squares of log10 errors; null where there is no origin, for the series is too short. */
  readonly errors: Readonly<Record<ForecastRuleName, number | null>>;
}

export interface PowerYearScore {
  readonly year: number;
  readonly isInSample: boolean;
  readonly referenceWatts: number;
  readonly simulatedWatts: number;
}

export interface PowerScores {
  readonly years: readonly PowerYearScore[];
  /** Part of the months within 20 % of the reference; null where a side has none. */
  readonly monthsWithin: Readonly<
    Record<"power" | "efficiency", Readonly<Record<"inSample" | "outOfSample", number | null>>>
  >;
}

export interface BacktestResult {
  readonly coin: string;
  /** Where mining chips came from. */
  readonly mode: "catalogue" | "makers";
  readonly fitted: FittedCohorts;
  /** Whether these parameters were fitted to this series. */
  readonly isFittedToSeries: boolean;
  readonly electricityUsdPerKwh: number;
  readonly replications: number;
  readonly seed: string;
  /** Runs under drawn parameters and prices of electricity that the bands rest on; 0 where a fit to the series does. */
  readonly transferRuns: number;
  readonly devices: number;
  readonly leftOutDevices: number;
  readonly seriesSha256: string;
  readonly devicesSha256: string;
  /** What a user's tables left open and was taken for granted, or left out, a sentence each. */
  readonly notes: readonly string[];
  readonly months: readonly BacktestMonth[];
  /** Null where a side has no month. */
  readonly scores: Readonly<Record<"inSample" | "outOfSample", SideScores | null>>;
  readonly years: readonly { readonly year: string; readonly isInSample: boolean; readonly error: ErrorSummary }[];
  /** 80 % interval of the error out of sample over refits to resampled errors; null where no month lies out of sample. */
  readonly drawErrors: { readonly low: number; readonly high: number } | null;
  /** What each mechanism explains: the same run without it. */
  readonly ablations: readonly AblationScore[];
  /** Sites that were closed from outside, by date. */
  readonly siteShocks: readonly SiteShock[];
  readonly forecasts: readonly HorizonScore[];
  readonly power: PowerScores;
  /** Null where mining chips came from the catalogue. */
  readonly made: MadeChips | null;
}
