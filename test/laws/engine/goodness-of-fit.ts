/** Standard errors at which a test with a fixed seed fails: two-sided 6.3e-5. */
export const Z_LIMIT = 4;

/** sqrt(n) D beyond which a Kolmogorov test fails: sqrt(ln(2 / p) / 2) at the p of `Z_LIMIT`. */
export const KOLMOGOROV_LIMIT = 2.276;

/** Standard normal deviate of Pearson's chi-square, by the cube root of Wilson and Hilferty (1931). */
export function computeChiSquareZ(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < expected.length; i++) sum += (observed[i]! - expected[i]!) ** 2 / expected[i]!;
  return computeNormalDeviate(sum, expected.length - 1);
}

export function computeNormalDeviate(chiSquare: number, degreesOfFreedom: number): number {
  const spread = 2 / (9 * degreesOfFreedom);
  return (Math.cbrt(chiSquare / degreesOfFreedom) - 1 + spread) / Math.sqrt(spread);
}

/** Pearson's chi-square of a table under independence of rows and columns, as a normal deviate. */
export function computeIndependenceZ(rows: readonly Float64Array[]): number {
  const columns = rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
  const total = columns.reduce((sum, count) => sum + count, 0);
  let chiSquare = 0;
  for (const row of rows) {
    const rowTotal = row.reduce((sum, count) => sum + count, 0);
    row.forEach((count, column) => {
      const expected = (rowTotal * columns[column]!) / total;
      chiSquare += (count - expected) ** 2 / expected;
    });
  }
  return computeNormalDeviate(chiSquare, (rows.length - 1) * (columns.length - 1));
}

/** sqrt(n) times the largest distance between a sample and its law. */
export function computeKolmogorov(sample: Float64Array, cumulative: (value: number) => number): number {
  const sorted = sample.slice().sort();
  let distance = 0;
  sorted.forEach((value, i) => {
    const expected = cumulative(value);
    distance = Math.max(distance, expected - i / sorted.length, (i + 1) / sorted.length - expected);
  });
  return Math.sqrt(sorted.length) * distance;
}

/** sqrt(n m / (n + m)) times the largest distance between two samples of a continuous law. */
export function computeTwoSampleKolmogorov(one: Float64Array, other: Float64Array): number {
  const a = one.slice().sort();
  const b = other.slice().sort();
  let distance = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]! < b[j]!) i++;
    else j++;
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length));
  }
  return Math.sqrt((a.length * b.length) / (a.length + b.length)) * distance;
}

/** Deviation of a sample's mean from a known law, in its standard errors. */
export function computeMeanZ(sample: Float64Array, mean: number, variance: number): number {
  return (computeMean(sample) - mean) / Math.sqrt(variance / sample.length);
}

/** Relative deviation of a sample's variance, in the standard errors of a nearly normal law: sqrt(2 / n). */
export function computeVarianceZ(sample: Float64Array, variance: number): number {
  return (computeCovariance(sample, sample) / variance - 1) / Math.sqrt(2 / sample.length);
}

export function computeMean(sample: Float64Array): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

export function computeCovariance(one: Float64Array, other: Float64Array): number {
  const oneMean = computeMean(one);
  const otherMean = computeMean(other);
  return one.reduce((sum, value, i) => sum + (value - oneMean) * (other[i]! - otherMean), 0) / (one.length - 1);
}
