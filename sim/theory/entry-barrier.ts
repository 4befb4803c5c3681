import { computeOptionExponent, computeOptionMultiple } from "./real-option.ts";

/** A mining industry that anyone may enter with the newest device. */
export interface EntryMarket {
  /** [1/year] above the drift */
  readonly discountPerYear: number;
  /** [1/year] drift and [1/sqrt(year)] volatility of the block reward in money */
  readonly driftPerYear: number;
  readonly volatility: number;
  /** [1/year] log growth of the hashes that a dollar of devices buys */
  readonly progressPerYear: number;
  /** Of a unit of hashrate today, and its electricity a year, paid for ever. */
  readonly capexUsd: number;
  readonly electricityUsdPerYear: number;
}

export interface EntryBarrier {
  readonly exponent: number;
  /** [USD/year a unit of hashrate] revenue at which miners enter today */
  readonly payoffUsdPerYear: number;
  /** Over the revenue that would pay without uncertainty, progress and competition. */
  readonly multiple: number;
}

/**
 * Entry holds the payoff of a hash at or below a barrier that falls with progress: b solves
 * volatility^2 b (b - 1) / 2 + (drift + progress) b = discount + progress, and the barrier is
 * b / (b - 1) (discount - drift) (capex + electricity / discount). Devices never switch off.
 *
 * @source Prat and Walter, Journal of Political Economy 129(8), 2021: the structure; the closed form is derived, and
 *   agrees with a simulation of the reflected process (no equation of the paper was compared)
 */
export function computeEntryBarrier(market: EntryMarket): EntryBarrier {
  const { discountPerYear, driftPerYear, volatility, progressPerYear, capexUsd, electricityUsdPerYear } = market;
  const exponent = computeOptionExponent({
    driftPerYear: driftPerYear + progressPerYear,
    discountPerYear: discountPerYear + progressPerYear,
    volatility,
  });
  const sunkUsd = capexUsd + electricityUsdPerYear / discountPerYear;
  const multiple = computeOptionMultiple(exponent);
  return { exponent, payoffUsdPerYear: multiple * (discountPerYear - driftPerYear) * sunkUsd, multiple };
}

/** [USD/year a unit of today's hashrate] the barrier after some years of progress. */
export function computeLaterBarrier(payoffUsdPerYear: number, progressPerYear: number, years: number): number {
  return payoffUsdPerYear * Math.exp(-progressPerYear * years);
}
