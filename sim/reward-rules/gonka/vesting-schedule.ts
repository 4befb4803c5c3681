/** Epochs over which work and reward coins become free on mainnet. @source gonka-ai/gonka genesis/genesis.json at 8a35022b */
export const VESTING_EPOCHS = 180;

/** An amount that becomes free over a number of epochs. */
export interface VestingGrant {
  /** [ngonka] */
  readonly amount: bigint;
  readonly epochs: number;
}

/**
 * schedule[k] = sum over grants longer than k epochs of trunc(amount / epochs), the remainder of each in its first epoch.
 *
 * @returns [ngonka] that become free, one entry an epoch from the next on
 * @source gonka-ai/gonka x/streamvesting/keeper/keeper.go AddVestedRewards at 8a35022b
 */
export function computeVestingSchedule(grants: readonly VestingGrant[]): bigint[] {
  const length = grants.reduce((longest, { epochs }) => Math.max(longest, epochs), 0);
  const schedule = Array<bigint>(length).fill(0n);
  for (const { amount, epochs } of grants) {
    const part = amount / BigInt(epochs);
    for (let epoch = 0; epoch < epochs; epoch++) schedule[epoch]! += part;
    schedule[0]! += amount % BigInt(epochs);
  }
  return schedule;
}
