import type { World } from "./world.ts";

/** [smallest unit] at stake: the staked part of the coins that are free, one entry a party. */
export function computeStakes({ population, ledger, staking }: World): Float64Array {
  const stakes = new Float64Array(staking.length);
  for (let party = 0; party < stakes.length; party++) {
    if (staking[party] === 1) stakes[party] = Math.floor(ledger.coins[party]! * population.stakedShare[party]!);
  }
  return stakes;
}
