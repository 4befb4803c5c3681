import { computeDeviance } from "./deviance.ts";
import type { Tails } from "./incomplete-gamma.ts";
import { computeStirlingError } from "./log-gamma.ts";

const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b) and its complement: the law Beta(a, b), for a, b > 0.
 *
 * @param x 0 to 1
 * @param complement 1 - x, given apart because near x = 1 it is the better known of the two
 * @source NIST DLMF 8.17.22, evaluated by Lentz's method
 */
export function computeIncompleteBeta(a: number, b: number, x: number, complement = 1 - x): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (complement <= 0) return { lower: 1, upper: 0 };
  const weight = Math.exp(computeLogWeight(a, b, x, complement));
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, (weight / a) * evaluateFraction(a, b, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (weight / b) * evaluateFraction(b, a, complement));
  return { lower: 1 - upper, upper };
}

/** ln(x^a (1 - x)^b / B(a, b)) */
function computeLogWeight(a: number, b: number, x: number, complement: number): number {
  const sum = a + b;
  const correction = computeStirlingError(sum) - computeStirlingError(a) - computeStirlingError(b);
  const deviance = computeDeviance(a, sum * x) + computeDeviance(b, sum * complement);
  return 0.5 * Math.log((a / sum) * (b / (2 * Math.PI))) + correction - deviance;
}

/** 1 / (1 + d1 / (1 + d2 / (1 + ...))) */
function evaluateFraction(a: number, b: number, x: number): number {
  let above = 1;
  let below = 1 / keepFromZero(1 - ((a + b) * x) / (a + 1));
  let value = below;
  for (let step = 1; ; step++) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    below = 1 / keepFromZero(1 + even * below);
    above = keepFromZero(1 + even / above);
    value *= below * above;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    below = 1 / keepFromZero(1 + odd * below);
    above = keepFromZero(1 + odd / above);
    const factor = below * above;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) return value;
  }
}

function keepFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
