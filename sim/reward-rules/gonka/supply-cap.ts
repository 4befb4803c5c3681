/** What an epoch mints under the cap on all subsidies, and what each host then gets. */
export interface CappedRewards {
  /** [smallest unit] */
  readonly minted: bigint;
  readonly rewards: readonly bigint[];
  /** [smallest unit] minted and paid to nobody */
  readonly governance: bigint;
}

/** Coins that mining may ever pay out. @source gonka-ai/gonka genesis/genesis.json; docs/tokenomics.md */
export const SUBSIDY_CAP_COINS = 680_000_000;

/**
 * minted = min(emission, cap - paid), never below 0; where the cap cuts, reward'[h] = trunc(reward[h] * minted / emission)
 * and governance gets what is left of the minted amount.
 *
 * In that one epoch the chain credits governance with its share before the cut as well, which is more than it mints;
 * here the parts add up to what is minted.
 *
 * @param emission [smallest unit] of the epoch by the schedule
 * @param rewards [smallest unit] as settled from the whole emission; at most the emission together
 * @param paid [smallest unit] of subsidy in all earlier epochs
 * @source gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go GetBitcoinSettleAmounts at 8a35022b
 */
export function computeCappedRewards(
  emission: bigint,
  rewards: readonly bigint[],
  paid: bigint,
  cap: bigint,
): CappedRewards {
  const left = cap > paid ? cap - paid : 0n;
  const minted = emission < left ? emission : left;
  const cut =
    minted === emission ? rewards : rewards.map((reward) => (emission === 0n ? 0n : (reward * minted) / emission));
  return { minted, rewards: cut, governance: cut.reduce((rest, reward) => rest - reward, minted) };
}
