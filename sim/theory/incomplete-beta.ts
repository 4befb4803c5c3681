import { computeDeviance } from "./deviance.ts";
import type { Tails } from "./incomplete-gamma.ts";
import { computeStirlingError } from "./log-gamma.ts";

const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b) and its complement: the law Beta(a, b), for a, b > 0.
 *
 * @param x 0 to 1
 * @param complement 1 - x, given apart because near x = 1 it is the better known of the two
 * @source NIST DLMF 8.17.4 (symmetry); the fraction is evaluated by Lentz's method
 */
export function computeIncompleteBeta(a: number, b: number, x: number, complement = 1 - x): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (complement <= 0) return { lower: 1, upper: 0 };
  const weight = Math.exp(computeLogWeight(a, b, x, complement));
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, weight * evaluateFraction(a, b, x, complement));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, weight * evaluateFraction(b, a, complement, x));
  return { lower: 1 - upper, upper };
}

/** ln(x^a (1 - x)^b / B(a, b)) */
function computeLogWeight(a: number, b: number, x: number, complement: number): number {
  const sum = a + b;
  const correction = computeStirlingError(sum) - computeStirlingError(a) - computeStirlingError(b);
  const deviance = computeDeviance(a, sum * x) + computeDeviance(b, sum * complement);
  return 0.5 * Math.log((a / sum) * (b / (2 * Math.PI))) + correction - deviance;
}

/**
 * 1 / (b0 + a1 / (b1 + a2 / (b2 + ...))), from a fraction whose terms know x and its complement apart, so that
 * a large a with x near 1 loses no digits.
 *
 * @source Didonato and Morris, ACM TOMS 18, 1992, equation 9 (BFRAC)
 */
function evaluateFraction(a: number, b: number, x: number, complement: number): number {
  const excess = a * complement - b * x + 1;
  const computeDenominator = (step: number) =>
    step +
    (step * (b - step) * x) / (a + 2 * step - 1) +
    ((a + step) / (a + 2 * step + 1)) * (excess + step * (1 + complement));
  let value = (a / (a + 1)) * excess;
  let above = value;
  let below = 0;
  for (let step = 1; ; step++) {
    const scale = x / (a + 2 * step - 1);
    const numerator = (a + step - 1) * scale * ((a + b + step - 1) * scale) * step * (b - step);
    const denominator = computeDenominator(step);
    below = 1 / keepFromZero(denominator + numerator * below);
    above = keepFromZero(denominator + numerator / above);
    const factor = above * below;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) return 1 / value;
  }
}

function keepFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
