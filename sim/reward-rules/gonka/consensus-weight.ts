import { scaleAmount } from "./scale-amount.ts";

/** Consensus weight that a nonce of each model is worth in September 2026. @source gonka-ai/gonka at fc3dddcf, epoch 403 */
export const modelCoefficients = { MiniMax: 0.3024, DeepSeek: 0.246, GLM: 0.62 } as const;

/**
 * W = sum over models of trunc(coefficient[m] * raw[m]): nonces of different models on one scale.
 *
 * @param rawWeights [nonces] one entry a model, after the time factor; whole
 * @param coefficients [weight per nonce] one entry a model
 * @source gonka-ai/gonka x/inference/module AggregateConsensusWeight at 8a35022b
 */
export function computeConsensusWeight(rawWeights: readonly bigint[], coefficients: readonly number[]): bigint {
  return rawWeights.reduce((sum, raw, model) => sum + scaleAmount(raw, coefficients[model]!), 0n);
}
