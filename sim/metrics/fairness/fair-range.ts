/** Wins out of `blocks` at which a reward share counts as fair, both ends included. */
export interface FairRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Whole numbers from (1 - eps) * share * blocks to (1 + eps) * share * blocks. An end that is whole but for rounding,
 * such as 0.9 * 0.2 * 100, belongs to the range.
 *
 * @source (eps, delta)-robust fairness, Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713)
 */
export function computeFairRange(share: number, eps: number, blocks: number): FairRange {
  const mean = share * blocks;
  const slack = (1 + eps) * mean * 2 ** -50;
  return {
    low: Math.max(0, Math.ceil((1 - eps) * mean - slack)),
    high: Math.min(blocks, Math.floor((1 + eps) * mean + slack)),
  };
}
