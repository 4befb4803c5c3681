/** Wins in `trials` draws of a Polya urn that starts with `alpha` winning and `beta` losing balls and adds one a draw. */
export interface BetaBinomial {
  readonly trials: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * P(K < low) + P(K > high) for K ~ BetaBinomial(trials, alpha, beta), in O(trials).
 * Weights come from the ratio of neighbours, outward from the mode: unlike ln Gamma of large arguments it loses no
 * digits, whatever the size of alpha and beta.
 */
export function computeBetaBinomialOutside(law: BetaBinomial, low: number, high: number): number {
  if (law.alpha === 0) return low > 0 || high < 0 ? 1 : 0;
  if (law.beta === 0) return low > law.trials || high < law.trials ? 1 : 0;
  const mode = findMode(law);
  const above = sumUpward(law, mode, low, high);
  const below = sumDownward(law, mode, low, high);
  return (above.outside + below.outside) / (above.inside + below.inside + above.outside + below.outside);
}

/** The most likely count; 0 where the law has no single peak. */
function findMode({ trials, alpha, beta }: BetaBinomial): number {
  const excess = alpha + beta - 2;
  if (excess <= 0) return 0;
  return Math.max(0, Math.min(trials, Math.floor(((trials + 1) * (alpha - 1)) / excess)));
}

interface Weights {
  inside: number;
  outside: number;
}

/** Weights of mode, mode + 1, ..., trials, with that of the mode 1. */
function sumUpward({ trials, alpha, beta }: BetaBinomial, mode: number, low: number, high: number): Weights {
  const weights = { inside: 0, outside: 0 };
  let weight = 1;
  for (let k = mode; k <= trials && weight > 0; k++) {
    if (k < low || k > high) weights.outside += weight;
    else weights.inside += weight;
    weight *= ((trials - k) / (k + 1)) * ((k + alpha) / (trials - k - 1 + beta));
  }
  return weights;
}

/** Weights of mode - 1, ..., 0, with that of the mode 1. */
function sumDownward({ trials, alpha, beta }: BetaBinomial, mode: number, low: number, high: number): Weights {
  const weights = { inside: 0, outside: 0 };
  let weight = 1;
  for (let k = mode; k > 0 && weight > 0; k--) {
    weight *= (k / (trials - k + 1)) * ((trials - k + beta) / (k - 1 + alpha));
    if (k - 1 < low || k - 1 > high) weights.outside += weight;
    else weights.inside += weight;
  }
  return weights;
}
