import { cohortAssumptions } from "../../sim/backtest/cohort-assumptions.ts";
import { JOULES_PER_KWH, SECONDS_PER_YEAR } from "../../sim/units.ts";
import type { BacktestData, SeriesMonth } from "./backtest-data.ts";

/** From this month on the index's watts can be compared; before it they rest on six coarse classes. */
const FIRST_MONTH = "2014-07";
const LIFE_YEARS = 5;

/**
 * [W] power by month: the annual means of the Cambridge index, spread over each year's months by the index's own method
 * on this catalogue. Devices under five years old that pay at 0.05 USD/kWh count with 1, 0.8, 0.6, 0.4, 0.2 by full years
 * since release; their mean J/hash times the observed hashrate and PUE is the shape, the annual mean the level. Null
 * before 2014-07 and in years without a mean.
 *
 * @source Cambridge Bitcoin Electricity Consumption Index, version 1.4.0, its method; its annual means
 */
export function listReferencePower(data: BacktestData): (number | null)[] {
  let efficiency: number | null = null;
  const shape = data.months.map((month) => {
    efficiency = computeIndexEfficiency(data, month) ?? efficiency;
    return efficiency === null ? null : efficiency * month.observedHashrate * cohortAssumptions.pue;
  });
  return data.months.map(({ month }, index) => {
    const year = data.powerYears.find((known) => month.startsWith(`${known.year}-`));
    const own = shape[index];
    if (year === undefined || own == null || month < FIRST_MONTH) return null;
    const inYear = shape.filter((value, at) => value !== null && data.months[at]!.month.startsWith(`${year.year}-`));
    const mean = inYear.reduce<number>((sum, value) => sum + (value ?? 0), 0) / inYear.length;
    return (own / mean) * year.powerWatts;
  });
}

/** [J/hash] of the devices that pay; null where none does. */
function computeIndexEfficiency({ devices }: BacktestData, month: SeriesMonth): number | null {
  const usdPerHash = month.revenueUsd / month.seconds / month.observedHashrate;
  const threshold = usdPerHash / (cohortAssumptions.electricityUsdPerKwh / JOULES_PER_KWH);
  let sum = 0;
  let weights = 0;
  for (const { releaseTime, powerWatts, workPerSecond } of devices) {
    const years = Math.floor((month.timeSeconds - releaseTime) / SECONDS_PER_YEAR);
    if (years < 0 || years >= LIFE_YEARS || powerWatts / workPerSecond >= threshold) continue;
    const weight = 1 - years / LIFE_YEARS;
    sum += (weight * powerWatts) / workPerSecond;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}
