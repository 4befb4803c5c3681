import { type BootstrapOptions, computeBootstrapBounds } from "./bootstrap.ts";
import type { Interval } from "./interval.ts";
import { computeMean, computeVariance } from "./variance.ts";

export interface MorrisIndices {
  /** Mean size of the elementary effects: how much the factor matters. */
  readonly muStar: Interval;
  /** Mean effect, with its sign. */
  readonly mu: number;
  /** Spread of the effects: curvature, or interplay with other factors. */
  readonly sigma: number;
}

/**
 * Morris's measures of one factor. All are in the output's unit per whole range of the factor.
 *
 * @param effects elementary effects (y(x + step) - y(x)) / step, one a trajectory, at least two
 * @source Morris, Technometrics 33, 1991; mu*: Campolongo, Cariboni and Saltelli, Environmental Modelling and Software
 * 22, 2007
 */
export function computeMorrisIndices(effects: readonly number[], bootstrap: BootstrapOptions): MorrisIndices {
  const sizes = effects.map(Math.abs);
  const [bounds] = computeBootstrapBounds(
    sizes.length,
    (rows) => [rows.reduce((sum, row) => sum + sizes[row]!, 0) / rows.length],
    bootstrap,
  );
  return {
    muStar: { value: computeMean(sizes), low: bounds?.low ?? null, high: bounds?.high ?? null },
    mu: computeMean(effects),
    sigma: Math.sqrt(computeVariance(effects)),
  };
}
