import { computeIncompleteBeta } from "./incomplete-beta.ts";
import type { Tails } from "./incomplete-gamma.ts";

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
