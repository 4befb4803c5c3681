import { type CollateralRule, computeCollateralWeight } from "./collateral-weight.ts";
import { computeCappedWeights } from "./power-cap.ts";

/** Weights are added up and multiplied exactly in doubles to here. */
const MOST_TOTAL_WEIGHT = 2 ** 50;

/**
 * raw[h] = trunc(work[h] * weight per work). Where the sum passes 2^50, as with hashes, weights are counted in the least
 * power of two that keeps it below: shares stay as they are to 15 digits.
 */
export function computeRawWeights(work: Float64Array, weightPerWork: number): Float64Array {
  const weights = work.map((units) => units * weightPerWork);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = total > MOST_TOTAL_WEIGHT ? 2 ** Math.ceil(Math.log2(total / MOST_TOTAL_WEIGHT)) : 1;
  return weights.map((weight) => Math.floor(weight / scale));
}

/**
 * What each host's raw weight counts in consensus: cut to what its collateral covers, then by the power cap among the
 * hosts that weigh anything.
 *
 * @param collateral [smallest unit] of each host; null where it is not asked for
 */
export function computeFullWeights(
  raw: Float64Array,
  collateral: Float64Array | null,
  rule: CollateralRule,
  capShare: number,
): Float64Array {
  const covered =
    collateral === null
      ? raw
      : raw.map((weight, host) => Number(computeCollateralWeight(BigInt(weight), BigInt(collateral[host]!), rule)));
  const hosts = covered.filter((weight) => weight > 0);
  const capped = computeCappedWeights(hosts, capShare);
  let next = 0;
  return covered.map((weight) => (weight > 0 ? capped[next++]! : 0));
}
