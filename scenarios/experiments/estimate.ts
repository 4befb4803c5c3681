import { computeMeanInterval } from "../statistics/mean-interval.ts";
import type { Estimate } from "./experiment.ts";

const ALPHA = 0.05;

/**
 * Mean of independent replications and its 95 % interval. Values that do not exist (null, NaN) are left out.
 *
 * @returns null where there is no value
 */
export function computeEstimate(values: readonly (number | null)[]): Estimate | null {
  const known = values.filter((value): value is number => value !== null && !Number.isNaN(value));
  return known.length === 0 ? null : computeMeanInterval(known, ALPHA);
}
