export interface BondingEquilibrium {
  readonly bondedRatio: number;
  /** Growth a year of a staker's share of the supply. */
  readonly stakerRealYield: number;
  /** Growth a year of a holder's share of the supply who does not stake; below 0. */
  readonly holderDilution: number;
}

/**
 * Where stake comes until its yield is the required one, at fixed inflation:
 * bonded = inflation * (1 - tax) / required yield, at most 1. Real yield: (1 + nominal) / (1 + inflation) - 1.
 */
export function computeBondingEquilibrium(
  inflation: number,
  communityTax: number,
  requiredYield: number,
): BondingEquilibrium {
  const paid = inflation * (1 - communityTax);
  const bondedRatio = Math.min(1, paid / requiredYield);
  return {
    bondedRatio,
    stakerRealYield: (1 + paid / bondedRatio) / (1 + inflation) - 1,
    holderDilution: 1 / (1 + inflation) - 1,
  };
}
