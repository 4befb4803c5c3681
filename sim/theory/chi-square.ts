import { computeGammaQuantile } from "./gamma-quantile.ts";
import { computeIncompleteGamma, type Tails } from "./incomplete-gamma.ts";

/** Tails of the chi-square law with `degrees` degrees of freedom: a gamma law of shape degrees / 2 and scale 2. */
export function computeChiSquareTails(degrees: number, x: number): Tails {
  return computeIncompleteGamma(degrees / 2, x / 2);
}

/** x with P(X > x) = `upper`. */
export function computeChiSquareCritical(degrees: number, upper: number): number {
  return 2 * computeGammaQuantile(degrees / 2, { upper });
}
