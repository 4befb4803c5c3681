import { findRoot } from "./find-root.ts";

export interface TailAndDensity {
  readonly tail: number;
  readonly density: number;
}

/** P(sup |F_n - F| sqrt(n) > x) as n grows: the limit law of the one-sample Kolmogorov-Smirnov statistic. */
export function computeKolmogorovTail(x: number): number {
  return x <= 0 ? 1 : evaluateKolmogorovLaw(x).tail;
}

/** x with P(sup |F_n - F| sqrt(n) > x) = `upper` as n grows. */
export function computeKolmogorovCritical(upper: number): number {
  const evaluate = (x: number) => {
    const { tail, density } = evaluateKolmogorovLaw(x);
    return { value: Math.log(upper / tail), slope: density / tail };
  };
  return findRoot(evaluate, 0, 20, Math.sqrt(Math.max(0.3, -0.5 * Math.log(upper / 2))));
}

/** Tail and density of the limit law at x > 0: one of its two forms converges fast for small x, the other for large. */
export function evaluateKolmogorovLaw(x: number): TailAndDensity {
  return x < 1 ? evaluateSmall(x) : evaluateLarge(x);
}

/**
 * tail = 1 - sqrt(2 pi) / x * sum over odd k of exp(-k^2 pi^2 / (8 x^2))
 *
 * @source the theta function's reflection, NIST DLMF 20.7.32
 */
function evaluateSmall(x: number): TailAndDensity {
  let sum = 0;
  let slope = 0;
  for (const odd of [1, 3, 5]) {
    const rate = (odd * Math.PI) ** 2 / (8 * x * x);
    sum += Math.exp(-rate);
    slope += Math.exp(-rate) * (2 * rate - 1);
  }
  const scale = Math.sqrt(2 * Math.PI) / x;
  return { tail: 1 - scale * sum, density: (scale * slope) / x };
}

/**
 * tail = 2 sum over k = 1, 2, ... of (-1)^(k - 1) exp(-2 k^2 x^2)
 *
 * @source Kolmogorov, 1933
 */
function evaluateLarge(x: number): TailAndDensity {
  let tail = 0;
  let density = 0;
  for (let k = 1; k <= 6; k++) {
    const term = (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
    tail += term;
    density += 4 * k * k * x * term;
  }
  return { tail, density };
}
