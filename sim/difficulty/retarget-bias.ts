/** A difficulty rule that scales by the time of the last blocks: `measuredIntervals` of them, taken for `windowBlocks`. */
export interface MeasuredWindow {
  readonly windowBlocks: number;
  readonly measuredIntervals: number;
}

/**
 * Mean difficulty at constant hashrate, over the difficulty that gives the target interval: N / (m - 1), the mean of
 * N over a Gamma(m) time; also the mean interval over the target. Infinite for one interval.
 */
export function computeMeanDifficultyRatio({ windowBlocks, measuredIntervals }: MeasuredWindow): number {
  return windowBlocks / (measuredIntervals - 1);
}

/** Its standard deviation: N / ((m - 1) sqrt(m - 2)); infinite for fewer than three intervals. */
export function computeSdDifficultyRatio({ windowBlocks, measuredIntervals }: MeasuredWindow): number {
  if (measuredIntervals <= 2) return Number.POSITIVE_INFINITY;
  return windowBlocks / ((measuredIntervals - 1) * Math.sqrt(measuredIntervals - 2));
}

/** Interval over target if blocks came without noise: N / m, 2016 / 2015 for Bitcoin's missing interval. */
export function computeNoiselessIntervalRatio({ windowBlocks, measuredIntervals }: MeasuredWindow): number {
  return windowBlocks / measuredIntervals;
}
