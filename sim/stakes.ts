import type { World } from "./world.ts";

/** [smallest unit] at stake: the staked part of the coins that are free, one entry a party. */
export function computeStakes({ population, ledger, staking }: World): Float64Array {
  return Float64Array.from(ledger.coins, (coins, party) =>
    staking[party] === 1 ? Math.floor(coins * population.stakedShare[party]!) : 0,
  );
}
