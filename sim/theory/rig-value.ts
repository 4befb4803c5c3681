import { computeOperatingValue } from "../agents/operating-value.ts";

/** A machine whose revenue decays and whose costs do not. */
export interface Rig {
  readonly revenueUsdPerDay: number;
  readonly costUsdPerDay: number;
  /** [1/day] log decay of revenue, >= 0 */
  readonly decayPerDay: number;
  /** [1/year of 365 days] continuously compounded */
  readonly discountPerYear: number;
}

const DAYS_PER_YEAR = 365;

/** [days] Time at which revenue meets cost; Infinity where it never does, 0 where it always lies below. */
export function computeOptimalLife({ revenueUsdPerDay, costUsdPerDay, decayPerDay }: Rig): number {
  if (revenueUsdPerDay <= costUsdPerDay) return 0;
  return Math.log(revenueUsdPerDay / costUsdPerDay) / decayPerDay;
}

/** [USD] Present value of a rig that is paid continuously and stops at its optimal life. */
export function computeContinuousValue(rig: Rig): number {
  return computeOperatingValue(rig.revenueUsdPerDay * DAYS_PER_YEAR, rig.costUsdPerDay * DAYS_PER_YEAR, {
    decayPerYear: rig.decayPerDay * DAYS_PER_YEAR,
    discountPerYear: rig.discountPerYear,
    leadYears: 0,
    horizonYears: Number.POSITIVE_INFINITY,
    halvingYears: Number.POSITIVE_INFINITY,
    halvingFactor: 1,
  });
}

/**
 * [USD] Present value of a rig that is paid at the start of every day that pays, day 0 first.
 *
 * sum over d = 0..floor(life) of (R e^(-decay d) - C) e^(-discount d / 365)
 */
export function computeDailyValue(rig: Rig): number {
  const { revenueUsdPerDay, costUsdPerDay, decayPerDay } = rig;
  if (revenueUsdPerDay < costUsdPerDay) return 0;
  const days = Math.floor(computeOptimalLife(rig)) + 1;
  const discountPerDay = rig.discountPerYear / DAYS_PER_YEAR;
  const revenueUsd = revenueUsdPerDay * sumDecay(decayPerDay + discountPerDay, days);
  return costUsdPerDay === 0 ? revenueUsd : revenueUsd - costUsdPerDay * sumDecay(discountPerDay, days);
}

/** sum over d = 0..terms-1 of e^(-rate d) */
function sumDecay(rate: number, terms: number): number {
  return rate === 0 ? terms : Math.expm1(-rate * terms) / Math.expm1(-rate);
}
