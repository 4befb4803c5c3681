/** The one Nash equilibrium of a contest in which each takes a share of a prize by the effort it pays for. */
export interface TullockEquilibrium {
  /** Of the prize, in the order of the costs; 0 for whoever stays out. */
  readonly shares: readonly number[];
  /** Cost of a unit of effort at and above which nobody takes part. */
  readonly cutoffCost: number;
  /** All effort together over the prize: 1 / cutoffCost. */
  readonly effortOverPrize: number;
}

/**
 * share_i = max(0, 1 - c_i / c*), c* = sum of the costs of those who take part / (their number - 1); the profit of i is
 * share_i^2 of the prize.
 *
 * @param unitCosts [money per unit of effort] above 0, at least two
 * @source Arnosti and Weinberg, Management Science 68(7), 2022; Dimitri, Ledger 2017
 */
export function computeTullockEquilibrium(unitCosts: readonly number[]): TullockEquilibrium {
  const cutoffCost = computeCutoffCost(unitCosts);
  return {
    shares: unitCosts.map((cost) => Math.max(0, 1 - cost / cutoffCost)),
    cutoffCost,
    effortOverPrize: 1 / cutoffCost,
  };
}

/** Adds the cheapest until the next one would not take part. */
function computeCutoffCost(unitCosts: readonly number[]): number {
  const sorted = unitCosts.toSorted((one, other) => one - other);
  let sum = sorted[0]!;
  let cutoff = Number.POSITIVE_INFINITY;
  for (let active = 1; active < sorted.length && sorted[active]! < cutoff; active++) {
    sum += sorted[active]!;
    cutoff = sum / active;
  }
  return cutoff;
}

/** A contest of equals in which the chance to win goes with effort to a power. */
export interface ScaledContest {
  readonly firms: number;
  /** Exponent of effort in the chance to win; above 1, size pays. */
  readonly returnsToScale: number;
  readonly unitCost: number;
  readonly prize: number;
}

export interface ScaledEquilibrium {
  readonly effortEach: number;
  readonly profitEach: number;
  /** More firms than this all lose money; Infinity without economies of scale. */
  readonly mostFirms: number;
}

/**
 * q = alpha R (n - 1) / (n^2 c), profit R / n - c q, at most alpha / (alpha - 1) firms.
 *
 * @source Arnosti and Weinberg 2022: the bound on the number of miners; the rest derived
 */
export function computeScaledEquilibrium(contest: ScaledContest): ScaledEquilibrium {
  const { firms, returnsToScale, unitCost, prize } = contest;
  const effortEach = (returnsToScale * prize * (firms - 1)) / (firms * firms * unitCost);
  return {
    effortEach,
    profitEach: prize / firms - unitCost * effortEach,
    mostFirms: returnsToScale > 1 ? returnsToScale / (returnsToScale - 1) : Number.POSITIVE_INFINITY,
  };
}
