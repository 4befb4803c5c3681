import { computeBetaBinomialOutside } from "../../theory/beta-binomial.ts";
import { computeIncompleteBeta } from "../../theory/incomplete-beta.ts";
import { computeFairRange } from "./fair-range.ts";

/**
 * A lottery over stake in which the reward joins the winner's stake: a Polya urn. `reward` is that of one block over the
 * stake of the start.
 *
 * @source ML-PoS in Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713)
 */
export interface StakeLottery {
  readonly share: number;
  readonly reward: number;
  readonly blocks: number;
}

/** Variance of the share of blocks won: share (1 - share) (1 / n) (1 + n w) / (1 + w). */
export function computeStakeRewardVariance({ share, reward, blocks }: StakeLottery): number {
  return share * (1 - share) * computeUrnVarianceFactor(reward, blocks);
}

/** (1 / n) (1 + n w) / (1 + w): variance of a share of the wins, over that of one draw. */
export function computeUrnVarianceFactor(reward: number, blocks: number): number {
  return (1 / blocks + reward) / (1 + reward);
}

/** Variance of the share of the stake after the last block: share (1 - share) n w^2 / ((1 + w) (1 + n w)). */
export function computeStakeShareVariance({ share, reward, blocks }: StakeLottery): number {
  return (share * (1 - share) * blocks * reward * reward) / ((1 + reward) * (1 + blocks * reward));
}

/** Chance that the share of blocks won is not within eps (relative) of the share at the start. */
export function computeStakeUnfairChance({ share, reward, blocks }: StakeLottery, eps: number): number {
  const { low, high } = computeFairRange(share, eps, blocks);
  return computeBetaBinomialOutside({ trials: blocks, alpha: share / reward, beta: (1 - share) / reward }, low, high);
}

/** The same as the blocks grow without bound: the share of blocks won is then Beta(share / w, (1 - share) / w). */
export function computeStakeUnfairLimit(share: number, reward: number, eps: number): number {
  if (share === 0 || share === 1) return 0;
  const alpha = share / reward;
  const beta = (1 - share) / reward;
  const below = computeIncompleteBeta(alpha, beta, (1 - eps) * share).lower;
  return below + computeIncompleteBeta(alpha, beta, (1 + eps) * share).upper;
}

/** Covariance matrix of the shares of blocks won by several stakers: (s_i [i = j] - s_i s_j) (1 / n) (1 + n w) / (1 + w). */
export function computeStakeRewardCovariance(shares: readonly number[], reward: number, blocks: number): number[][] {
  const factor = computeUrnVarianceFactor(reward, blocks);
  return shares.map((share, row) =>
    shares.map((other, column) => (row === column ? share * (1 - share) : -share * other) * factor),
  );
}
