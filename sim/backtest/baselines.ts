import { JOULES_PER_KWH } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortDevice, CoinMonth } from "./cohort-input.ts";
import { computeHalfRevenue } from "./half-revenue.ts";

/** Simple rules that a backtest has to beat. Each gives a hashrate [hash/s] for every month. */
export interface Baselines {
  /** Revenue buys electricity for the most efficient device on sale, and nothing else costs money. */
  readonly freeEntry: readonly number[];
  /** Revenue times one factor, fitted on the window. */
  readonly revenueShare: readonly number[];
  /** A crude race: half of revenue on the best device (`half-revenue.ts`). */
  readonly halfRevenue: readonly number[];
  /** A random walk with drift in the logarithm: the mean growth of the window, from the month of the origin on. */
  readonly driftPerMonth: number;
}

/**
 * @param observed [hash/s] one a month
 * @param windowMonths how many of the first months the factor and the drift may be taken from
 */
export function computeBaselines(
  months: readonly CoinMonth[],
  devices: readonly CohortDevice[],
  observed: readonly number[],
  windowMonths: number,
  electricityUsdPerKwh: number,
): Baselines {
  const revenuePerSecond = listRevenues(months);
  const freeEntry = months.map((month, index) => {
    const released = devices.filter(({ releaseTime }) => releaseTime < month.timeSeconds + month.seconds);
    const joulesPerHash = Math.min(...released.map(({ powerWatts, workPerSecond }) => powerWatts / workPerSecond));
    return revenuePerSecond[index]! / ((joulesPerHash * cohortAssumptions.pue * electricityUsdPerKwh) / JOULES_PER_KWH);
  });
  let logFactor = 0;
  for (let index = 0; index < windowMonths; index++) {
    logFactor += Math.log(observed[index]! / revenuePerSecond[index]!) / windowMonths;
  }
  return {
    freeEntry,
    revenueShare: revenuePerSecond.map((usd) => usd * Math.exp(logFactor)),
    halfRevenue: computeHalfRevenue(months, devices, observed[0]!, electricityUsdPerKwh),
    driftPerMonth: Math.log(observed[windowMonths - 1]! / observed[0]!) / Math.max(1, windowMonths - 1),
  };
}

/** [USD/s] by month; in a month without a market, that of the last one with a market. */
function listRevenues(months: readonly CoinMonth[]): number[] {
  let last = 0;
  return months.map(({ revenueUsd, seconds }) => {
    if (revenueUsd > 0) last = revenueUsd / seconds;
    return last;
  });
}
