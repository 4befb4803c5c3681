import { computeAttesterWeight, computePenaltyWeight, type RewardWeights } from "./consensus.ts";

/**
 * Net weight that an attester earns, which is there in a share `uptime` of the epochs while a share `participation` of
 * all votes is right: uptime * participation * (source + target + head) - (1 - uptime) * (source + target).
 *
 * @source ethereum/consensus-specs specs/altair/beacon-chain.md get_flag_index_deltas
 */
export function computeNetAttesterWeight(weights: RewardWeights, uptime: number, participation: number): number {
  return uptime * participation * computeAttesterWeight(weights) - (1 - uptime) * computePenaltyWeight(weights);
}

/** Uptime at which one attester's rewards and penalties are equal, while all others vote. */
export function computeBreakEvenUptime(weights: RewardWeights): number {
  const penalty = computePenaltyWeight(weights);
  return penalty / (computeAttesterWeight(weights) + penalty);
}

/** Participation of all at which attesters' rewards and penalties are equal: p^2 * rewards = (1 - p) * penalties. */
export function computeZeroIssuanceParticipation(weights: RewardWeights): number {
  const reward = computeAttesterWeight(weights);
  const penalty = computePenaltyWeight(weights);
  return (Math.sqrt(penalty ** 2 + 4 * reward * penalty) - penalty) / (2 * reward);
}
