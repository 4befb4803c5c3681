import { computeRetargetBits, type Retarget } from "./bitcoin.ts";
import { computeTargetFromBits } from "./compact-bits.ts";

/** Timespans, within the clamp, that lead from one target to the next. */
export interface RetargetTimespans {
  readonly minSeconds: number;
  readonly maxSeconds: number;
  /** End of the clamp that the range reaches: every timespan beyond it leads there as well. */
  readonly clamped: "" | "low" | "high" | "both";
}

/** Inverts Bitcoin's retarget; null where no timespan leads from the old target to the new one. */
export function computeRetargetTimespans(
  retarget: Omit<Retarget, "timespanSeconds">,
  newBits: number,
): RetargetTimespans | null {
  const newTarget = computeTargetFromBits(newBits);
  const computeNext = (timespanSeconds: number) =>
    computeTargetFromBits(computeRetargetBits({ ...retarget, timespanSeconds }));
  const shortest = Math.floor(retarget.targetTimespanSeconds / 4);
  const longest = retarget.targetTimespanSeconds * 4;
  const minSeconds = findFirst(shortest, longest + 1, (timespan) => computeNext(timespan) >= newTarget);
  const maxSeconds = findFirst(shortest, longest + 1, (timespan) => computeNext(timespan) > newTarget) - 1;
  if (minSeconds > maxSeconds) return null;
  const isLow = minSeconds === shortest;
  const isHigh = maxSeconds === longest;
  return { minSeconds, maxSeconds, clamped: isLow && isHigh ? "both" : isLow ? "low" : isHigh ? "high" : "" };
}

/** The first whole number from `low` for which a monotone condition holds; `high` where it holds for none below. */
function findFirst(low: number, high: number, holds: (value: number) => boolean): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
