import { splitProRata } from "../split-pro-rata.ts";
import { computeShareOf } from "../take-share.ts";

/** An epoch's fees by role [smallest unit], one entry a host. */
export interface FeeSplit {
  readonly workers: Float64Array;
  readonly validators: Float64Array;
}

/**
 * The executor and the k validators of an inference get cost / (1 + k) each. With v validators on average, k is v rounded
 * down or up: validators get (1 - f) k / (1 + k) + f (k + 1) / (k + 2) of all fees, k = floor(v), f = v - k. Executors are
 * drawn by weight, and so are validators, so that both parts are shared pro rata to weight.
 *
 * @param fees [smallest unit]
 * @source gonka-ai/gonka x/inference/calculations/share_work.go, x/inference/epochgroup/random.go at 8a35022b
 */
export function computeFeeSplit(fees: number, weights: Float64Array, validatorsPerInference: number): FeeSplit {
  const fewer = Math.floor(validatorsPerInference);
  const rest = validatorsPerInference - fewer;
  const share = ((1 - rest) * fewer) / (1 + fewer) + (rest * (fewer + 1)) / (fewer + 2);
  const toValidators = computeShareOf(fees, share);
  return {
    workers: splitProRata(fees - toValidators, weights),
    validators: splitProRata(toValidators, weights),
  };
}
