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

/** How two forecasts of a year's growth did lately: that the past year's growth goes on, and any fixed prior. */
export interface GrowthRecord {
  /** Mean square of (growth seen - growth seen a year before it). */
  readonly trendError: number;
  /** Mean and mean square of the growth seen, from which the error of every prior follows. */
  readonly mean: number;
  readonly meanSquare: number;
}

/**
 * Over the years of memory, or as many as were seen; null where no forecast of a year could be held against its year.
 *
 * @param values as for `computeObservedGrowthPerYear`
 */
export function computeGrowthRecord(values: readonly number[], memoryYears: number): GrowthRecord | null {
  let [count, trend, sum, squares] = [0, 0, 0, 0];
  const growthAt = (end: number) => Math.log(values[end]! / values[end - TREND_MONTHS]!);
  for (let end = values.length - 1; end >= 2 * TREND_MONTHS && count < memoryYears * 12; end--) {
    const seen = growthAt(end);
    const before = growthAt(end - TREND_MONTHS);
    if (!Number.isFinite(seen) || !Number.isFinite(before)) break;
    count++;
    trend += (seen - before) ** 2;
    sum += seen;
    squares += seen * seen;
  }
  return count === 0 ? null : { trendError: trend / count, mean: sum / count, meanSquare: squares / count };
}

/**
 * Weight of the trend that combines two forecasts best if their errors are independent: E_prior / (E_prior + E_trend).
 *
 * @source Bates and Granger, Operational Research Quarterly 20(4), 1969
 */
export function computeLearnedWeight(priorPerYear: number, { trendError, mean, meanSquare }: GrowthRecord): number {
  const priorError = Math.max(0, meanSquare - 2 * priorPerYear * mean + priorPerYear * priorPerYear);
  return priorError + trendError > 0 ? priorError / (priorError + trendError) : 0.5;
}
