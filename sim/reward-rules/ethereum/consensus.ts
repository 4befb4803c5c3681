/** Gwei in one ETH, and the step in which an effective balance counts. */
export const GWEI_PER_ETH = 1e9;

/** Numerator of a base reward. */
export const BASE_REWARD_FACTOR = 64;

export const SECONDS_PER_EPOCH = 384;
export const SLOTS_PER_EPOCH = 32;
export const EPOCHS_PER_SYNC_PERIOD = 256;
export const SYNC_COMMITTEE_SIZE = 512;

/** What a whole base reward is made of. */
export interface RewardWeights {
  readonly source: number;
  readonly target: number;
  readonly head: number;
  readonly sync: number;
  readonly proposer: number;
  /** What the weights add up to. */
  readonly denominator: number;
}

/** @source ethereum/consensus-specs specs/altair/beacon-chain.md, incentivization weights */
export const REWARD_WEIGHTS: RewardWeights = {
  source: 14,
  target: 26,
  head: 14,
  sync: 2,
  proposer: 8,
  denominator: 64,
};

/** Weight of a vote that is right in everything. */
export function computeAttesterWeight({ source, target, head }: RewardWeights): number {
  return source + target + head;
}

/** Weight that a missing vote costs: a missing head is not penalised. */
export function computePenaltyWeight({ source, target }: RewardWeights): number {
  return source + target;
}
