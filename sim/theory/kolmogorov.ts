import { findRoot } from "./find-root.ts";

/** Below this the alternating series needs many terms, and its other form needs one or two. */
const FORMS_MEET_AT = 1;

/**
 * P(sup |F_n - F| sqrt(n) > x) as n grows: 2 sum_k (-1)^(k - 1) exp(-2 k^2 x^2).
 *
 * @source Kolmogorov 1933; second form by the theta function's reflection, NIST DLMF 20.7.32
 */
export function computeKolmogorovTail(x: number): number {
  if (x <= 0) return 1;
  if (x < FORMS_MEET_AT) {
    const exponent = -(Math.PI ** 2) / (8 * x * x);
    const sum = Math.exp(exponent) + Math.exp(9 * exponent) + Math.exp(25 * exponent);
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  return sumAlternating(x, (k) => k ** 0);
}

/** x with P(sup |F_n - F| sqrt(n) > x) = `upper` as n grows. */
export function computeKolmogorovCritical(upper: number): number {
  const evaluate = (x: number) => {
    const tail = computeKolmogorovTail(x);
    // Slope of the first term alone; the root finder only needs a direction where it is off.
    return { value: Math.log(upper / tail), slope: 4 * x };
  };
  return findRoot(evaluate, 0, 20, Math.sqrt(Math.max(0.05, -0.5 * Math.log(upper / 2))));
}

function sumAlternating(x: number, weigh: (k: number) => number): number {
  let sum = 0;
  for (let k = 1; ; k++) {
    const term = 2 * weigh(k) * Math.exp(-2 * k * k * x * x);
    const next = sum + (k % 2 === 1 ? term : -term);
    if (next === sum) return sum;
    sum = next;
  }
}
