import type { Estimate } from "../experiments/experiment.ts";

/** A figure with the range that it may lie in. */
export interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One thing known that bears on a claim: from data, or from the model. */
export interface Evidence {
  readonly statement: string;
  readonly value: number;
  /** As reports print it: "factor", "share", "W", "USD/Mtok", "1" for a pure number. */
  readonly unit: string;
  /** Null where the source gives no range. */
  readonly low: number | null;
  readonly high: number | null;
  /** What low and high are; "" where there are none. */
  readonly range: string;
  readonly source: string;
  /** Rests on a trend drawn on beyond what was seen, or on linear scaling. */
  readonly isExtrapolated: boolean;
}

interface EvidenceText {
  readonly statement: string;
  readonly unit: string;
  readonly source: string;
}

/** A figure without a range. */
export function createPoint(value: number, text: EvidenceText): Evidence {
  return { ...text, value, low: null, high: null, range: "", isExtrapolated: false };
}

/** A figure with a range, which `range` explains. */
export function createRanged({ value, low, high }: Range, text: EvidenceText & { readonly range: string }): Evidence {
  return { ...text, value, low, high, isExtrapolated: false };
}

/** The same, marked as drawn on beyond what was seen. */
export function markExtrapolated(evidence: Evidence): Evidence {
  return { ...evidence, isExtrapolated: true };
}

/** Mean over replications with its 95 % interval; nothing where no replication had a value. */
export function listEstimate(estimate: Estimate | null, text: EvidenceText): Evidence[] {
  if (estimate === null) return [];
  if (estimate.n < 2) return [createPoint(estimate.mean, text)];
  const { mean, low, high, n } = estimate;
  return [
    createRanged(
      { value: mean, low, high },
      { ...text, range: high > low ? `95 % interval over ${n} replications` : `the same in all ${n} replications` },
    ),
  ];
}

/** The range of an estimate; null where one replication, or none, gives no interval. */
export function getRange(estimate: Estimate | null): Range | null {
  return estimate === null || estimate.n < 2 ? null : { value: estimate.mean, low: estimate.low, high: estimate.high };
}

/** Both ends and the middle changed alike by a rising function. */
export function mapRange({ value, low, high }: Range, change: (value: number) => number): Range {
  return { value: change(value), low: change(low), high: change(high) };
}
