/**
 * A figure between the ends that its sources allow. A bracket, not an interval: the ends of a result have every input
 * at its own end at once.
 */
export interface CostRange {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

export const rangeEnds = ["low", "mid", "high"] as const;
export type RangeEnd = (typeof rangeEnds)[number];

/** The bracket of a result, from its value at each end of its inputs; sorted, whichever way the inputs push it. */
export function computeRange(compute: (end: RangeEnd) => number): CostRange {
  const [one, mid, other] = rangeEnds.map(compute) as [number, number, number];
  return { low: Math.min(one, mid, other), mid, high: Math.max(one, mid, other) };
}

/** The other end: of a figure that is good when high, such as a yield, where costs are at theirs. */
export function getOppositeEnd(end: RangeEnd): RangeEnd {
  return end === "mid" ? "mid" : end === "low" ? "high" : "low";
}
