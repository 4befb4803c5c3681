import type { CohortDevice, CoinMonth } from "../../sim/backtest/cohort-input.ts";
import type { SiteShock } from "../../sim/backtest/site-shocks.ts";
import type { PowerYear } from "../claims/parse-power-years.ts";

/** One month of a coin's series: what is given, and what was observed. */
export interface SeriesMonth extends CoinMonth {
  /** [hash/s] */
  readonly observedHashrate: number;
}

/** What a backtest runs on. */
export interface BacktestData {
  readonly coin: string;
  readonly months: readonly SeriesMonth[];
  readonly devices: readonly CohortDevice[];
  /** Rows of the device table that were left out: no price on record, or no device of its own. */
  readonly leftOutDevices: number;
  /** Mean power by year, where somebody has estimated it; empty elsewhere. */
  readonly powerYears: readonly PowerYear[];
  readonly electricityUsdPerKwh: number;
  /** Sites that something from outside closed, by date. */
  readonly siteShocks: readonly SiteShock[];
  /** SHA-256 of the two tables. */
  readonly seriesSha256: string;
  readonly devicesSha256: string;
  /** What a user's tables left open and was taken for granted, or left out, a sentence each. */
  readonly notes: readonly string[];
}

/** The data as they stood at the end of a month: later months, devices and years are not in it. */
export function cutData(data: BacktestData, lastMonth: string): BacktestData {
  const months = data.months.filter(({ month }) => month <= lastMonth);
  const last = months[months.length - 1];
  const end = last === undefined ? 0 : last.timeSeconds + last.seconds;
  return {
    ...data,
    months,
    devices: data.devices.filter(({ releaseTime }) => releaseTime < end),
    powerYears: data.powerYears.filter(({ year }) => `${year}-12` <= lastMonth),
    siteShocks: data.siteShocks.filter(({ date }) => date <= lastMonth),
  };
}
