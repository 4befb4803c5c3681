/** x / (1 + exp(-x)). */
export function computeSilu(x: number): number {
  return x / (1 + Math.exp(-x));
}

/** x / 2 * (1 + erf(x / sqrt(2))). */
export function computeGelu(x: number): number {
  return (x / 2) * (1 + computeErf(x / Math.SQRT2));
}

/**
 * erf(x) = 2 / sqrt(pi) * sum of (-1)^n x^(2n+1) / (n! (2n+1)); to 1e-9 for |x| <= 4, beyond which it is 1 to 2e-8.
 *
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.5
 */
function computeErf(x: number): number {
  if (Math.abs(x) > 4) return Math.sign(x);
  let power = x;
  let sum = x;
  for (let n = 1; n < 80; n++) {
    power *= -(x * x) / n;
    sum += power / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
