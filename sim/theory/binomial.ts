import { computeDeviance } from "./deviance.ts";
import { computeIncompleteBeta } from "./incomplete-beta.ts";
import type { Tails } from "./incomplete-gamma.ts";
import { computeStirlingError } from "./log-gamma.ts";

/**
 * Tails of K ~ Binomial(trials, chance) at a whole number k: lower P(K <= k), upper P(K > k).
 * P(K > k) = I_chance(k + 1, trials - k).
 *
 * @source NIST DLMF 8.17.5
 */
export function computeBinomialTails(trials: number, chance: number, k: number): Tails {
  if (k < 0) return { lower: 0, upper: 1 };
  if (k >= trials) return { lower: 1, upper: 0 };
  const { lower, upper } = computeIncompleteBeta(k + 1, trials - k, chance);
  return { lower: upper, upper: lower };
}

/**
 * P(K = k) for K ~ Binomial(trials, chance), 0 < chance < 1, without the digits that ln Gamma of large numbers loses.
 *
 * @source Loader, Fast and Accurate Computation of Binomial Probabilities, 2000
 */
export function computeBinomialDensity(trials: number, chance: number, k: number): number {
  if (k < 0 || k > trials) return 0;
  if (k === 0) return Math.exp(trials * Math.log1p(-chance));
  if (k === trials) return chance ** trials;
  const rest = trials - k;
  const correction = computeStirlingError(trials) - computeStirlingError(k) - computeStirlingError(rest);
  const deviance = computeDeviance(k, trials * chance) + computeDeviance(rest, trials * (1 - chance));
  return Math.sqrt(trials / (2 * Math.PI * k * rest)) * Math.exp(correction - deviance);
}
