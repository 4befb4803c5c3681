import {
  measureGini,
  measureHhi,
  measureNakamoto,
  measureShannon,
  measureTheilL,
  measureTheilT,
  measureTopShare,
} from "./concentration-measures.ts";
import { type SortedHoldings, sortHoldings } from "./sorted-holdings.ts";

/** Measures of how unequally a total is held. Holders with nothing count. */
export interface Concentration {
  readonly holders: number;
  readonly hhi: number;
  /** Number of equal holders with the same Herfindahl-Hirschman index. */
  readonly effectiveHolders: number;
  readonly gini: number;
  /** Gini times n / (n - 1); null for a single holder. */
  readonly giniUnbiased: number | null;
  readonly shannonNats: number;
  readonly shannonBits: number;
  /** Entropy over ln n; null for a single holder. */
  readonly normalisedEntropy: number | null;
  readonly theilT: number;
  /** Null where a holder has nothing. */
  readonly theilL: number | null;
  readonly nakamotoHalf: number;
  readonly nakamotoThird: number;
  readonly topShare: number;
  readonly topFourShare: number;
}

/**
 * All measures from one sort, O(n log n); null where nobody holds anything.
 *
 * @param holdings at or above 0, any unit; a RangeError otherwise
 */
export function computeConcentration(holdings: ArrayLike<number>): Concentration | null {
  const sorted = sortHoldings(holdings);
  if (sorted === null) return null;
  const holders = sorted.values.length;
  const hhi = measureHhi(sorted);
  const gini = measureGini(sorted);
  const shannonNats = measureShannon(sorted);
  return {
    holders,
    hhi,
    effectiveHolders: 1 / hhi,
    gini,
    giniUnbiased: holders > 1 ? (gini * holders) / (holders - 1) : null,
    shannonNats,
    shannonBits: shannonNats / Math.LN2,
    normalisedEntropy: holders > 1 ? shannonNats / Math.log(holders) : null,
    theilT: measureTheilT(sorted),
    theilL: measureTheilL(sorted),
    nakamotoHalf: measureNakamoto(sorted, 2),
    nakamotoThird: measureNakamoto(sorted, 3),
    topShare: measureTopShare(sorted, 1),
    topFourShare: measureTopShare(sorted, 4),
  };
}

/** Gini coefficient of the population; 0: equal, (n - 1) / n: one holder has all. */
export function computeGini(holdings: ArrayLike<number>): number | null {
  return measure(holdings, measureGini);
}

/** Herfindahl-Hirschman index; 1 / n: equal, 1: one holder has all. */
export function computeHhi(holdings: ArrayLike<number>): number | null {
  return measure(holdings, measureHhi);
}

/** [nats] Theil T; 0: equal, ln n: one holder has all. */
export function computeTheilT(holdings: ArrayLike<number>): number | null {
  return measure(holdings, measureTheilT);
}

/** Fewest holders that together hold strictly more than 1 / `part` of the total; part 2 is a majority. */
export function computeNakamotoCoefficient(holdings: ArrayLike<number>, part = 2): number | null {
  return measure(holdings, (sorted) => measureNakamoto(sorted, part));
}

function measure<Result>(holdings: ArrayLike<number>, how: (sorted: SortedHoldings) => Result): Result | null {
  const sorted = sortHoldings(holdings);
  return sorted === null ? null : how(sorted);
}
