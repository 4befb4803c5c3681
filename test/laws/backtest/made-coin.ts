import type { BacktestData } from "../../../scenarios/backtest/backtest-data.ts";
import { runFreely } from "../../../scenarios/backtest/free-run.ts";
import type { CohortDevice, CoinMonth } from "../../../sim/backtest/cohort-input.ts";
import type { CohortParameters } from "../../../sim/backtest/cohort-parameters.ts";
import { addMonths, parseMonth } from "../../../sim/calendar.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";

export const plainParameters: CohortParameters = {
  spendShare: 0.6,
  priceCaution: 0.2,
  pricePassThrough: 0.4,
  queueMarkupPerMonth: 0.1,
  leadMonths: 2.4,
  capacityGrowthPerMonth: 0.3,
  capacityLimitWatts: 5e8,
  siteGrowthPerMonth: 0.15,
  trendWeight: 0.5,
  priorGrowthPerYear: 0.8,
  switchOffMonths: 0.7,
  electricitySpread: 0.15,
  lifeYears: 4,
};

/** Months from 2015-01 on whose revenue walks at random. */
export function createMonths(count: number, seed: string): CoinMonth[] {
  const stream = createStream(seed, "months");
  let revenueUsd = 1e6;
  return Array.from({ length: count }, (_, index) => {
    const month = addMonths("2015-01", index);
    const timeSeconds = parseMonth(month);
    revenueUsd *= Math.exp(0.5 * (stream() - 0.45));
    return { month, timeSeconds, seconds: parseMonth(addMonths(month, 1)) - timeSeconds, revenueUsd };
  });
}

/** A new device every seven months, each better than the last; the first is out before 2015. */
export function createDevices(count: number): CohortDevice[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `device ${index + 1}`,
    kind: "asic" as const,
    releaseTime: parseMonth(addMonths("2014-06", 7 * index)) + 10 * 86_400,
    workPerSecond: 1e12 * 1.4 ** index,
    powerWatts: 800 * 1.1 ** index,
    priceUsd: 900,
  }));
}

/** A coin whose observed hashrate is the model's own, times a little noise, and with luck in what miners spend. */
export function createMadeCoin(
  parameters: CohortParameters,
  months: number,
  noise: number,
  seed = "made-coin",
  luck?: (index: number) => number,
): BacktestData {
  const stream = createStream(seed, "noise");
  const given = createMonths(months, seed).map((month) => ({ ...month, observedHashrate: 2e15 }));
  const data: BacktestData = {
    coin: "made",
    months: given,
    devices: createDevices(1 + Math.ceil(months / 7)),
    leftOutDevices: 0,
    powerYears: [],
    siteShocks: [],
    electricityUsdPerKwh: 0.05,
    seriesSha256: "",
    devicesSha256: "",
    notes: [],
  };
  const run = runFreely(data, parameters, luck);
  const observed = run.map(({ hashrateHashesPerSecond }, index) =>
    index === 0 ? 2e15 : hashrateHashesPerSecond * Math.exp(noise * (stream() - 0.5)),
  );
  return { ...data, months: given.map((month, index) => ({ ...month, observedHashrate: observed[index]! })) };
}

/** Log factors on spending, one a month: x = memory * x + deviation * uniform of variance 1. */
export function createLuck(months: number, seed: string, memory: number, deviation: number): (index: number) => number {
  const stream = createStream(seed, "luck");
  let value = 0;
  const values = Array.from({ length: months }, () => {
    value = memory * value + deviation * Math.sqrt(12) * (stream() - 0.5);
    return value;
  });
  return (index) => values[index] ?? 0;
}
