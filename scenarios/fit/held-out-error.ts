/** A residual in the logarithm and how much it counts. */
export interface WeightedResidual {
  readonly residual: number;
  readonly weight: number;
  /** What was left out together. */
  readonly fold: string;
}

/** How far predictions were off. */
export interface ErrorSummary {
  readonly rows: number;
  /** exp(mean |ln(predicted / measured)|). */
  readonly geometricMeanError: number;
  /** exp(mean ln(predicted / measured)): above 1 where predictions are too high. */
  readonly bias: number;
}

export function summariseErrors(residuals: readonly number[]): ErrorSummary {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    rows: residuals.length,
    geometricMeanError: Math.exp(mean(residuals.map(Math.abs))),
    bias: Math.exp(mean(residuals)),
  };
}

/** Factor that a share of the held-out residuals stay within, above or below; each counts with its weight. */
export function computeSpreadFactor(residuals: readonly WeightedResidual[], share = 0.9): number {
  const sorted = residuals
    .map(({ residual, weight }) => ({ size: Math.abs(residual), weight }))
    .sort((one, other) => one.size - other.size);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  for (const { size, weight } of sorted) {
    reached += weight;
    if (reached >= share * total) return Math.exp(size);
  }
  return Math.exp(sorted.at(-1)?.size ?? 0);
}

/**
 * Share of residuals within the factor that the other folds give: the coverage of intervals on what neither the fit
 * nor the interval has seen.
 */
export function computeCoverage(residuals: readonly WeightedResidual[], share = 0.9): number {
  const folds = new Set(residuals.map(({ fold }) => fold));
  let covered = 0;
  for (const fold of folds) {
    const factor = computeSpreadFactor(
      residuals.filter((one) => one.fold !== fold),
      share,
    );
    covered += residuals.filter((one) => one.fold === fold && Math.abs(one.residual) <= Math.log(factor)).length;
  }
  return covered / Math.max(1, residuals.length);
}

/** A parameter with the interval that leaving out one fold after the other gives. */
export interface ParameterEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Jackknife over folds in the logarithm: variance = (k - 1) / k * sum (theta_i - mean)^2; the interval is 1.645
 * standard errors to either side.
 *
 * @source Efron 1982, the jackknife
 */
export function computeJackknife(logarithm: number, leftOut: readonly number[]): ParameterEstimate {
  const count = leftOut.length;
  const mean = leftOut.reduce((sum, value) => sum + value, 0) / count;
  const variance = ((count - 1) / count) * leftOut.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const margin = 1.645 * Math.sqrt(variance);
  return { value: Math.exp(logarithm), low: Math.exp(logarithm - margin), high: Math.exp(logarithm + margin) };
}
