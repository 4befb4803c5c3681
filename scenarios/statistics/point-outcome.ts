import { computeMean, computeVariance } from "./variance.ts";

/** A metric's value in each replication of one point; null where a run failed or has no such value. */
export type PointOutcome = readonly (number | null)[];

/** Mean over replications; null unless every one has a value. */
export function computePointMean(outcome: PointOutcome): number | null {
  const known = outcome.filter((value): value is number => value !== null && Number.isFinite(value));
  return known.length < outcome.length || known.length === 0 ? null : computeMean(known);
}

/**
 * Variance that luck leaves in the difference of two points' means: var(y - x) / n over replications, which counts what
 * common random numbers take away.
 *
 * @param one @param other complete, with the same replications
 */
export function computeNoiseVariance(one: PointOutcome, other: PointOutcome): number {
  return computeVariance(one.map((value, index) => value! - other[index]!)) / one.length;
}
