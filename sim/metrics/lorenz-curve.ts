import { sortHoldings } from "./sorted-holdings.ts";

/** Points of a Lorenz curve, n + 1 of them from (0, 0) to (1, 1). */
export interface LorenzPoints {
  /** Share of the holders, poorest first. */
  readonly parties: number[];
  /** Share of the total that they hold. */
  readonly total: number[];
}

/**
 * Lorenz curve; null where nobody holds anything.
 *
 * @param holdings at or above 0, any unit; a RangeError otherwise
 */
export function computeLorenzCurve(holdings: ArrayLike<number>): LorenzPoints | null {
  const sorted = sortHoldings(holdings);
  if (sorted === null) return null;
  const { cumulative, sum } = sorted;
  return {
    parties: [0, ...cumulative].map((_, index) => index / cumulative.length),
    total: [0, ...cumulative].map((held) => Math.min(1, held / sum)),
  };
}
