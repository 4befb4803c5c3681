import { computeDeviance } from "./deviance.ts";
import { computeLogGamma, computeStirlingError } from "./log-gamma.ts";

/** Both tails of a distribution, each with its own relative accuracy; they add up to 1. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

const TINY = 1e-300;

/**
 * Regularised incomplete gamma functions P(shape, x) and Q(shape, x): the law of the time to `shape` events at rate 1.
 *
 * @source NIST DLMF 8.11.4 (series) and 8.9.2 (continued fraction, evaluated by Lentz's method)
 */
export function computeIncompleteGamma(shape: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const density = Math.exp(computeLogGammaDensity(shape, x));
  if (x < shape + 1) {
    const lower = Math.min(1, density * (x / shape) * sumSeries(shape, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, density * x * evaluateFraction(shape, x));
  return { lower: 1 - upper, upper };
}

/** ln of the density of the gamma law at x > 0: x^(shape - 1) e^-x / Gamma(shape). */
export function computeLogGammaDensity(shape: number, x: number): number {
  if (shape < 1) return (shape - 1) * Math.log(x) - x - computeLogGamma(shape);
  return 0.5 * Math.log(shape / (2 * Math.PI)) - Math.log(x) - computeStirlingError(shape) - computeDeviance(shape, x);
}

/** 1 + x / (shape + 1) + x^2 / ((shape + 1) (shape + 2)) + ... */
function sumSeries(shape: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let step = 1; ; step++) {
    term *= x / (shape + step);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
}

/** 1 / (x + 1 - shape - 1 (1 - shape) / (x + 3 - shape - 2 (2 - shape) / ...)) */
function evaluateFraction(shape: number, x: number): number {
  let denominator = x + 1 - shape;
  let ratioAbove = 1 / TINY;
  let ratioBelow = 1 / (denominator === 0 ? TINY : denominator);
  let value = ratioBelow;
  for (let step = 1; ; step++) {
    const numerator = -step * (step - shape);
    denominator += 2;
    ratioBelow = 1 / keepFromZero(numerator * ratioBelow + denominator);
    ratioAbove = keepFromZero(denominator + numerator / ratioAbove);
    const factor = ratioBelow * ratioAbove;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) return value;
  }
}

function keepFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
