/** A processed wafer, how many dies it holds, and how many of them work. */
export interface DieCostInput {
  readonly waferUsd: number;
  /** Above 0; an estimate need not be whole. */
  readonly grossDies: number;
  /** Above 0. */
  readonly yieldShare: number;
}

export interface DieCost extends DieCostInput {
  readonly goodDies: number;
  readonly usdPerGoodDie: number;
}

/** wafer / (dies * yield): the good dies pay for the wafer. */
export function computeDieCost(input: DieCostInput): DieCost {
  const goodDies = input.grossDies * input.yieldShare;
  return { ...input, goodDies, usdPerGoodDie: input.waferUsd / goodDies };
}
