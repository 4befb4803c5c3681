import { type Delegations, splitAmongMembers } from "../stake-pools.ts";
import { computeShareOf } from "../take-share.ts";

/**
 * [smallest unit] that each party loses where the struck pools lose floor(pool * fraction): coins delegated to a struck
 * validator lose as much of each coin as its own.
 *
 * @param struck 1 for a pool that is slashed
 * @source cosmos/cosmos-sdk x/staking/keeper/slash.go Slash
 */
export function computeSlashedStake(
  pools: Float64Array,
  struck: Uint8Array,
  fraction: number,
  delegations: Delegations,
): Float64Array {
  const losses = pools.map((stake, pool) => (struck[pool] === 1 ? computeShareOf(stake, fraction) : 0));
  return splitAmongMembers(losses, delegations);
}
