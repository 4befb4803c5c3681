const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/** From here on six terms of the asymptotic series are good to the last bit. */
const SERIES_FROM = 16;

/** Bernoulli(2k) / (2k (2k - 1)) for k = 1, 2, ... */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/**
 * ln Gamma(x) for x > 0: Stirling's series above 16, reached by Gamma(x) = Gamma(x + 1) / x.
 *
 * @source NIST DLMF 5.11.1 and 5.5.1
 */
export function computeLogGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`log-gamma: expected a number above 0, got ${x}`);
  if (x === Number.POSITIVE_INFINITY) return x;
  let product = 1;
  let shifted = x;
  while (shifted < SERIES_FROM) product *= shifted++;
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + computeSeries(shifted) - Math.log(product);
}

/**
 * What Stirling's formula leaves out: ln Gamma(x + 1) - (x + 1/2) ln x + x - ln(2 pi) / 2, for x > 0.
 * Densities built from it lose no digits to the size of ln Gamma.
 *
 * @source Loader, Fast and Accurate Computation of Binomial Probabilities, 2000
 */
export function computeStirlingError(x: number): number {
  if (x >= SERIES_FROM) return computeSeries(x);
  return computeLogGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

function computeSeries(x: number): number {
  const inverseSquare = 1 / (x * x);
  return SERIES.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0) / x;
}
