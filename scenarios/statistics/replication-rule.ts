import { computeTwoSidedZ } from "../../sim/theory/normal.ts";
import { computeTwoSidedT } from "../../sim/theory/student-t.ts";

/** When enough replications have been run. */
export interface ReplicationRule {
  /** Half of the interval's width: in the metric's unit, or as a share of the mean's size. */
  readonly target: { readonly kind: "absolute" | "relative"; readonly halfWidth: number };
  /** At least 2; five or more keep a lucky start from ending the study. */
  readonly minimum: number;
  readonly maximum: number;
  /** Replications during which the target has to go on being met; grows with n beyond 100. */
  readonly lookAhead: number;
  /** The interval's level is 1 - alpha. */
  readonly alpha: number;
}

export interface StoppingPoint {
  /** Use exactly the first so many values, those of the look-ahead included. */
  readonly replications: number;
  /** False where the maximum was reached first. */
  readonly isMet: boolean;
}

/**
 * Where a sequence of replications ends: the first n >= minimum at which the half-width of Student's interval meets the
 * target and goes on doing so for the next k replications, k = lookAhead * max(1, n / 100), rounded down; these k are
 * used too. It depends on the values in their order alone, so that running more of them at once changes nothing.
 * A value that does not exist (null) counts as a replication without a value.
 *
 * @returns null where more replications are needed
 * @source Hoad, Robinson and Davies, Journal of the Operational Research Society 61, 2010
 */
export function findStoppingPoint(values: readonly (number | null)[], rule: ReplicationRule): StoppingPoint | null {
  const end = followRule(values, rule);
  return typeof end === "number" ? null : end;
}

/** How many more replications a sequence is sure to need, whatever they give; 0 where it has ended. */
export function countMoreReplications(values: readonly (number | null)[], rule: ReplicationRule): number {
  const end = followRule(values, rule);
  return typeof end === "number" ? end - values.length : 0;
}

/** @returns where the sequence ends, or the earliest count at which it still could */
function followRule(values: readonly (number | null)[], rule: ReplicationRule): StoppingPoint | number {
  const moments = { count: 0, mean: 0, squares: 0 };
  const z = computeTwoSidedZ(rule.alpha);
  let metSince: number | null = null;
  for (let n = 1; n <= Math.min(values.length, rule.maximum); n++) {
    addValue(moments, values[n - 1]!);
    const isMet = n >= rule.minimum && isPrecise(moments, rule, z);
    metSince = isMet ? (metSince ?? n) : null;
    if (metSince !== null && n - metSince >= computeLookAhead(rule, metSince)) return { replications: n, isMet: true };
    if (n === rule.maximum) return { replications: n, isMet };
  }
  const earliest = metSince ?? Math.max(values.length + 1, rule.minimum);
  return Math.min(earliest + computeLookAhead(rule, earliest), rule.maximum);
}

interface Moments {
  count: number;
  mean: number;
  squares: number;
}

/** Welford's step. */
function addValue(moments: Moments, value: number | null): void {
  if (value === null || Number.isNaN(value)) return;
  moments.count++;
  const away = value - moments.mean;
  moments.mean += away / moments.count;
  moments.squares += away * (value - moments.mean);
}

function isPrecise({ count, mean, squares }: Moments, { target, alpha }: ReplicationRule, z: number): boolean {
  if (count < 2) return false;
  const error = Math.sqrt(squares / (count - 1) / count);
  const wanted = target.kind === "absolute" ? target.halfWidth : target.halfWidth * Math.abs(mean);
  if (error === 0) return true;
  // Student's t is larger than z, and dearer.
  if (z * error > wanted) return false;
  return computeTwoSidedT(count - 1, alpha) * error <= wanted;
}

function computeLookAhead({ lookAhead }: ReplicationRule, n: number): number {
  return Math.floor(lookAhead * Math.max(1, n / 100));
}
