import { scaleAmount } from "./scale-amount.ts";

/**
 * cap = trunc(factor * previous total weight): what the hosts of one model may weigh together, unless it is the model
 * that the network began with.
 *
 * @param capFactor 0.5 by default, 0.75 on mainnet
 * @param previousTotalWeight consensus weight of the whole network in the epoch before
 * @source gonka-ai/gonka x/inference/module/delegation_weight_calculator.go ComputeGroupCap at 8a35022b
 */
export function computeGroupCap(capFactor: number, previousTotalWeight: bigint): bigint {
  return scaleAmount(previousTotalWeight, capFactor);
}

/** weight'[h] = trunc(weight[h] * cap / total) where the total is above the cap; unchanged else. */
export function computeCappedGroup(weights: readonly bigint[], cap: bigint): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  return weights.map((weight) => (total > cap ? (weight * cap) / total : weight));
}
