/** Months over which growth is observed. */
const TREND_MONTHS = 12;

/**
 * Growth of difficulty over the last twelve months seen, log per year, or NaN while fewer than two months were seen.
 * Over a shorter past, what there is is scaled to a year.
 *
 * @param difficulties one a month, oldest first, the latest being the one just ended
 */
export function computeObservedGrowthPerYear(difficulties: readonly number[]): number {
  const months = Math.min(TREND_MONTHS, difficulties.length - 1);
  if (months < 1) return Number.NaN;
  const latest = difficulties[difficulties.length - 1]!;
  const earlier = difficulties[difficulties.length - 1 - months]!;
  return (Math.log(latest / earlier) * 12) / months;
}

/** Belief about growth: trendWeight * observed + (1 - trendWeight) * prior; the prior alone where nothing was seen. */
export function computeBelievedGrowth(priorPerYear: number, observedPerYear: number, trendWeight: number): number {
  if (Number.isNaN(observedPerYear)) return priorPerYear;
  return trendWeight * observedPerYear + (1 - trendWeight) * priorPerYear;
}
