import type { Epoch } from "../epoch-rule.ts";
import { computePools } from "../stake-pools.ts";
import { listTopK } from "./yuma/permits.ts";

/** Parties that have a place in the subnet, in the order of their indices. */
export interface SubnetPeople {
  readonly validators: Int32Array;
  readonly miners: Int32Array;
  /** Stake of each validator with what is delegated to it; adds up to 1, or nobody validates. */
  readonly stake: Float64Array;
}

/**
 * Validators are the parties with the most stake, their delegators' included, as far as permits go; miners those with
 * the most work, as far as places are left. A party that does both takes a place as each.
 */
export function selectPeople(epoch: Epoch, maxUids: number, maxValidators: number): SubnetPeople {
  const pools = computePools(epoch);
  const validators = selectTop(pools, Math.min(maxValidators, maxUids));
  const miners = selectTop(epoch.work, maxUids - validators.length);
  const total = validators.reduce((sum, party) => sum + pools[party]!, 0);
  return { validators, miners, stake: Float64Array.from(validators, (party) => pools[party]! / total) };
}

/** Indices of the `most` largest values above 0, in their order. */
function selectTop(values: Float64Array, most: number): Int32Array {
  const positive = Int32Array.from(values.keys()).filter((index) => values[index]! > 0);
  if (positive.length <= most) return positive;
  const isTop = listTopK(values, most);
  return positive.filter((index) => isTop[index]);
}
