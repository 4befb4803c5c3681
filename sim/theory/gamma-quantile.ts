import { findRoot } from "./find-root.ts";
import { computeIncompleteGamma, computeLogGammaDensity } from "./incomplete-gamma.ts";
import { computeLogGamma } from "./log-gamma.ts";

/** A probability, told by the tail in which it is exact. */
export type TailProbability = { readonly lower: number } | { readonly upper: number };

/**
 * x at which the gamma law of this shape and scale 1 has the given tail, relative error about 1e-14.
 * Newton's method on the logarithm of the tail over ln x, in which it is concave.
 *
 * @param probability 0 to 1
 */
export function computeGammaQuantile(shape: number, probability: TailProbability): number {
  const lower = "lower" in probability ? probability.lower : 1 - probability.upper;
  const upper = "upper" in probability ? probability.upper : 1 - probability.lower;
  if (lower <= 0) return 0;
  if (upper <= 0) return Number.POSITIVE_INFINITY;
  const evaluate = (logX: number) => {
    const x = Math.exp(logX);
    const tails = computeIncompleteGamma(shape, x);
    const density = Math.exp(computeLogGammaDensity(shape, x) + logX);
    return lower < upper
      ? { value: Math.log(tails.lower / lower), slope: density / tails.lower }
      : { value: Math.log(upper / tails.upper), slope: density / tails.upper };
  };
  const floor = (Math.log(lower) + computeLogGamma(shape + 1)) / shape - 1;
  const ceiling = Math.log(shape + 40 * Math.sqrt(shape) + 2 * Math.abs(Math.log(upper)) + 40);
  return Math.exp(findRoot(evaluate, floor, ceiling, Math.max(floor, Math.min(ceiling, Math.log(shape)))));
}
