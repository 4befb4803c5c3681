import { computeSampleQuantile } from "../statistics/quantile-interval.ts";

/** Square root of the mean square; NaN of nothing. */
export function computeRootMeanSquare(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
}

/** Quantile between order statistics, linear: place (n - 1) * part. */
export function computeQuantile(values: readonly number[], part: number): number {
  return computeSampleQuantile(
    values.toSorted((a, b) => a - b),
    part,
  );
}
