import { computeEstimate } from "../experiments/estimate.ts";
import type { Estimate } from "../experiments/experiment.ts";
import { binFactor, type FactorBins } from "./factor-bins.ts";
import type { StudyColumn, StudyFactor, StudyResult } from "./study-result.ts";

/** How one metric under one scheme goes with one factor, all others being whatever they are at the points. */
export interface FactorResponse {
  readonly factor: StudyFactor;
  readonly bins: FactorBins;
  /** Over the points of each bin; null where none has a value. Of a single point the interval is over replications. */
  readonly means: readonly (Estimate | null)[];
  /** Tenth and ninetieth percentile of the points in each bin: what the other factors do. */
  readonly tenths: readonly (number | null)[];
  readonly ninetieths: readonly (number | null)[];
  /**
   * Share of the variance between points that the factor's bins account for, corrected for their number:
   * 1 - (within / (n - k)) / (total / (n - 1)); null where every bin has one point.
   *
   * @source Kelley's epsilon squared
   */
  readonly varianceShare: number | null;
}

/** One response for each factor, in their order. */
export function computeResponses({ factors }: Pick<StudyResult, "factors">, column: StudyColumn): FactorResponse[] {
  return factors.map((factor) => computeResponse(factor, column));
}

function computeResponse(factor: StudyFactor, column: StudyColumn): FactorResponse {
  const bins = binFactor(factor);
  const groups = bins.bins.map(({ points }) => points.flatMap((point) => column.mean[point] ?? []));
  return {
    factor,
    bins,
    means: bins.bins.map(({ points }) => estimateBin(points, column)),
    tenths: groups.map((group) => takeQuantile(group, 0.1)),
    ninetieths: groups.map((group) => takeQuantile(group, 0.9)),
    varianceShare: computeVarianceShare(groups.filter((group) => group.length > 0)),
  };
}

function estimateBin(points: readonly number[], { mean, low, high, n }: StudyColumn): Estimate | null {
  const [only] = points;
  if (points.length !== 1 || only === undefined) return computeEstimate(points.map((point) => mean[point] ?? null));
  const value = mean[only] ?? null;
  return value === null ? null : { mean: value, low: low[only] ?? value, high: high[only] ?? value, n: n[only] ?? 0 };
}

/** Nearest rank; null of nothing. */
export function takeQuantile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
}

function computeVarianceShare(groups: readonly (readonly number[])[]): number | null {
  const all = groups.flat();
  if (all.length <= groups.length || groups.length < 2) return null;
  const [total, within] = [sumSquares(all), groups.reduce((sum, group) => sum + sumSquares(group), 0)];
  if (total === 0) return 0;
  return Math.max(0, 1 - within / (all.length - groups.length) / (total / (all.length - 1)));
}

/** Sum of squared distances from the mean. */
function sumSquares(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
