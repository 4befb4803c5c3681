import { BASE_REWARD_FACTOR, GWEI_PER_ETH } from "./consensus.ts";

/**
 * [gwei] that one ETH of effective balance can earn in an epoch:
 * 10^9 * factor div isqrt(total active balance); 0 where nothing is active.
 *
 * @param activeGwei effective balance of all active validators together
 * @source ethereum/consensus-specs specs/altair/beacon-chain.md get_base_reward_per_increment
 */
export function computeBaseRewardPerIncrement(activeGwei: bigint, factor = BASE_REWARD_FACTOR): number {
  if (activeGwei <= 0n) return 0;
  return Number((BigInt(GWEI_PER_ETH) * BigInt(factor)) / computeIntegerSquareRoot(activeGwei));
}

/** Largest whole number whose square is at most `value`, which is not below 0. Newton's steps from above. */
export function computeIntegerSquareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
