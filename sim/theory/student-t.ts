import { findRoot } from "./find-root.ts";
import { computeIncompleteBeta } from "./incomplete-beta.ts";
import { computeLogGamma } from "./log-gamma.ts";
import { computeTwoSidedZ } from "./normal.ts";

/**
 * P(|T| > t) for Student's t with `degrees` degrees of freedom: I_x(degrees / 2, 1 / 2), x = degrees / (degrees + t^2).
 *
 * @source Abramowitz and Stegun 26.7.1
 */
export function computeTwoSidedTTail(degrees: number, t: number): number {
  const square = t * t;
  return computeIncompleteBeta(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square)).lower;
}

/** Most quantiles that are kept. */
const MOST_KNOWN = 1000;
const known = new Map<string, number>();

/**
 * t with P(|T| > t) = `alpha`: half the width of a confidence interval, in standard errors. Kept once it is found: that
 * takes 30 us, and a comparison asks thousands of times for the same one.
 */
export function computeTwoSidedT(degrees: number, alpha: number): number {
  const key = `${degrees} ${alpha}`;
  let quantile = known.get(key);
  if (quantile === undefined) {
    quantile = findTwoSidedT(degrees, alpha);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, quantile);
  }
  return quantile;
}

function findTwoSidedT(degrees: number, alpha: number): number {
  if (alpha >= 1) return 0;
  const logConstant =
    computeLogGamma((degrees + 1) / 2) - computeLogGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI);
  const evaluate = (logT: number) => {
    const t = Math.exp(logT);
    const tail = computeTwoSidedTTail(degrees, t);
    const logDensity = logConstant - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees);
    return { value: Math.log(alpha / tail), slope: (2 * Math.exp(logDensity) * t) / tail };
  };
  // Student's tails are heavier than the normal ones, and lighter than those of the power law (2 sqrt(nu) / t)^nu.
  const normal = Math.log(computeTwoSidedZ(alpha));
  const ceiling = normal + 3 + Math.log(degrees + 1) - Math.log(alpha) / degrees;
  return Math.exp(findRoot(evaluate, normal - 1e-6, ceiling, normal));
}
