import type { Estimate } from "../experiments/experiment.ts";
import { computeMeanInterval } from "./mean-interval.ts";
import { computeMean } from "./variance.ts";

export interface BatchMeans {
  readonly estimate: Estimate;
  readonly batchSize: number;
  /** Correlation of neighbouring batch means; beyond 2 / sqrt(batches) the interval is too narrow. */
  readonly lagOneCorrelation: number;
  readonly isTooCorrelated: boolean;
}

/**
 * Mean of one long steady series, with Student's interval over the means of equally long batches. Values that fill no
 * batch are left out at the start, where a rest of the warm-up would be.
 *
 * @param batches at least two, and no more than values
 * @source Law, Simulation Modeling and Analysis, 5th edition, section 9.5.3
 */
export function computeBatchMeans(series: readonly number[], batches: number, alpha: number): BatchMeans {
  const batchSize = Math.floor(series.length / batches);
  const start = series.length - batches * batchSize;
  const means = Array.from({ length: batches }, (_, index) =>
    computeMean(series.slice(start + index * batchSize, start + (index + 1) * batchSize)),
  );
  const lagOneCorrelation = computeLagOneCorrelation(means);
  return {
    estimate: computeMeanInterval(means, alpha),
    batchSize,
    lagOneCorrelation,
    isTooCorrelated: lagOneCorrelation > 2 / Math.sqrt(batches),
  };
}

/** Sum of products of neighbouring deviations over the sum of squared ones; 0 where all are equal. */
function computeLagOneCorrelation(values: readonly number[]): number {
  const mean = computeMean(values);
  const deviations = values.map((value) => value - mean);
  const squares = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0);
  if (squares === 0) return 0;
  return deviations.slice(1).reduce((sum, deviation, index) => sum + deviation * deviations[index]!, 0) / squares;
}
