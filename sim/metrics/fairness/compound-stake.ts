import { sumAccurately } from "../../theory/accurate-sum.ts";

/**
 * Stake that earns in two ways each epoch: `attesterInflation` goes to all in proportion to stake, and
 * `proposerReward` to `shards` winners, drawn with a chance proportional to stake. Both are over the stake of the start.
 *
 * @source C-PoS in Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713)
 */
export interface CompoundStake {
  readonly share: number;
  readonly proposerReward: number;
  readonly attesterInflation: number;
  readonly shards: number;
  readonly epochs: number;
}

/**
 * Variance of the share of the stake after the last epoch:
 * share (1 - share) [1 - product over k of (1 - w^2 / (P S_k^2))], S_k = 1 + (w + v) k; O(epochs).
 */
export function computeCompoundShareVariance(stake: CompoundStake): number {
  const { share, proposerReward, attesterInflation, shards, epochs } = stake;
  const growth = proposerReward + attesterInflation;
  const logs = Float64Array.from({ length: epochs }, (_, index) =>
    Math.log1p(-((proposerReward / (1 + growth * (index + 1))) ** 2) / shards),
  );
  return -share * (1 - share) * Math.expm1(sumAccurately(logs));
}

/** Variance of the share of all rewards: that of the stake's share times (S_n / (S_n - 1))^2, S_n = 1 + (w + v) n. */
export function computeCompoundRewardVariance(stake: CompoundStake): number {
  const issued = (stake.proposerReward + stake.attesterInflation) * stake.epochs;
  return computeCompoundShareVariance(stake) * ((1 + issued) / issued) ** 2;
}

/** Azuma's inequality: the lottery is (eps, delta)-fair if spread <= allowance. */
export interface AzumaCondition {
  /** w^2 (1 / n + w + v) / ((w + v)^2 P) */
  readonly spread: number;
  /** 2 share^2 eps^2 / ln(2 / delta) */
  readonly allowance: number;
  /** Upper bound on the unfair chance: 2 exp(-2 share^2 eps^2 / spread), at most 1. */
  readonly unfairBound: number;
}

/** The sufficient condition of (eps, delta)-fairness; v = 0 and P = 1 give that of the plain stake lottery. */
export function computeAzumaCondition(stake: CompoundStake, eps: number, delta: number): AzumaCondition {
  const { share, proposerReward, attesterInflation, shards, epochs } = stake;
  const growth = proposerReward + attesterInflation;
  const spread = ((proposerReward / growth) ** 2 * (1 / epochs + growth)) / shards;
  const room = 2 * (share * eps) ** 2;
  return {
    spread,
    allowance: room / Math.log(2 / delta),
    unfairBound: Math.min(1, 2 * Math.exp(-room / spread)),
  };
}
