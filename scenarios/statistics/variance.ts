/** Arithmetic mean; NaN of nothing. */
export function computeMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Unbiased sample variance; 0 for fewer than two values. */
export function computeVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = computeMean(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** Unbiased sample covariance of paired values; 0 for fewer than two pairs. */
export function computeCovariance(xs: readonly number[], ys: readonly number[]): number {
  if (xs.length < 2) return 0;
  const meanX = computeMean(xs);
  const meanY = computeMean(ys);
  return xs.reduce((sum, x, index) => sum + (x - meanX) * (ys[index]! - meanY), 0) / (xs.length - 1);
}
