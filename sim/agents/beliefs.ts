/** Months over which growth is observed. */
const TREND_MONTHS = 12;

/**
 * Growth of a series over the last twelve months seen, log per year, or NaN while fewer than two months were seen, or
 * where one of them is zero. Over a shorter past, what there is is scaled to a year.
 *
 * @param values difficulty, rate of work or of issuance: one a month, oldest first, the latest being the one just ended
 */
export function computeObservedGrowthPerYear(values: readonly number[]): number {
  const months = Math.min(TREND_MONTHS, values.length - 1);
  if (months < 1) return Number.NaN;
  const latest = values[values.length - 1]!;
  const earlier = values[values.length - 1 - months]!;
  if (!(latest > 0 && earlier > 0)) return Number.NaN;
  return (Math.log(latest / earlier) * 12) / months;
}

/** Belief about growth: trendWeight * observed + (1 - trendWeight) * prior; the prior alone where nothing was seen. */
export function computeBelievedGrowth(priorPerYear: number, observedPerYear: number, trendWeight: number): number {
  if (Number.isNaN(observedPerYear)) return priorPerYear;
  return trendWeight * observedPerYear + (1 - trendWeight) * priorPerYear;
}
