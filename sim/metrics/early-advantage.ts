import { ENTRY_HORIZON_MONTHS } from "./entry-payback.ts";

/**
 * Mean return of entrants in the first third of the months that have a full horizon, over that of the last third: above
 * 1 where early participants did better. Months without a return (nothing was worth buying) are left out of the means.
 *
 * @param returns by month of entry; NaN where there is none
 * @returns null where fewer than three months have a full horizon, or a third has no return or none above 0
 */
export function computeEarlyAdvantage(returns: Float64Array): number | null {
  const months = Math.max(0, returns.length - ENTRY_HORIZON_MONTHS);
  const third = Math.floor(months / 3);
  const early = computeMean(returns.subarray(0, third));
  const late = computeMean(returns.subarray(months - third, months));
  return early === null || late === null || late <= 0 ? null : early / late;
}

function computeMean(values: Float64Array): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
