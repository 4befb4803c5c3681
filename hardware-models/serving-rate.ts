import type { LlmShape } from "./llm-shape.ts";
import {
  computeBatch,
  computeCacheStepBytes,
  computeWeightStepBytes,
  type ServingInstance,
  type ServingLoad,
} from "./serving-memory.ts";

/** Rates of one instance, and the parts of its time. */
export interface InstanceRate {
  readonly outputTokensPerSecond: number;
  /** Requests in flight. */
  readonly batch: number;
  readonly prefillSecondsPerRequest: number;
  readonly decodeSecondsPerStep: number;
  /** Operations/s over all chips, arithmetic of the linear layers only, as a fraction of peak. */
  readonly computeUtilisation: number;
  /** Bytes/s of weights and cache over all chips, as a fraction of the bandwidth. */
  readonly bandwidthUtilisation: number;
}

/** What a model's steps cost on one instance, whether fitted or measured. */
export interface ServingCosts {
  /** Of all chips. */
  readonly peakOpsPerSecond: number;
  readonly peakBytesPerSecond: number;
  /** Reached when the weights of a step are read. */
  readonly weightBytesPerSecond: number;
  /** Reached when the cache of a step is read; infinite where the seconds of attention hold that. */
  readonly cacheBytesPerSecond: number;
  /** Of a token through the layers, without attention and weight reads. */
  readonly linearSeconds: number;
  /** Of a token through the output head. */
  readonly headSeconds: number;
  /** Of a token and a token of context that it looks at. */
  readonly prefillAttentionSeconds: number;
  readonly decodeAttentionSeconds: number;
  /** Of a decode step, whatever is in it. */
  readonly stepSeconds: number;
  /** Of a decode step for each sequence in it. */
  readonly sequenceSeconds: number;
}

/**
 * Throughput of prefill and decode steps, added, not overlapped:
 *
 *     tokens/s = 1 / (prefillSeconds / output + stepSeconds / batch)
 *     stepSeconds = sequences * (linear + head + attention * context) + weights / W_w + cache / W_c + overhead
 *
 * The output head is used at decode only. null where not one request fits into memory.
 */
export function computeRateFromCosts(
  instance: ServingInstance,
  load: ServingLoad,
  costs: ServingCosts,
): InstanceRate | null {
  const batch = computeBatch(instance, load);
  if (batch === null) return null;
  const { inputTokens, outputTokens } = load;
  const context = inputTokens + outputTokens / 2;
  const sequences = batch * load.beams;
  const weightBytes = computeWeightStepBytes(instance, sequences);
  const cacheBytes = computeCacheStepBytes(instance, load, batch);
  const prefillSecondsPerRequest =
    inputTokens * costs.linearSeconds + (costs.prefillAttentionSeconds * inputTokens * inputTokens) / 2;
  const decodeSecondsPerStep =
    sequences * (costs.linearSeconds + costs.headSeconds + costs.decodeAttentionSeconds * context) +
    weightBytes / costs.weightBytesPerSecond +
    cacheBytes / costs.cacheBytesPerSecond +
    costs.stepSeconds +
    costs.sequenceSeconds * sequences;
  const secondsPerToken = prefillSecondsPerRequest / outputTokens + decodeSecondsPerStep / batch;
  const linearOps = 2 * countLayerParameters(instance.shape) * (inputTokens / outputTokens + load.beams);
  return {
    outputTokensPerSecond: 1 / secondsPerToken,
    batch,
    prefillSecondsPerRequest,
    decodeSecondsPerStep,
    computeUtilisation: linearOps / secondsPerToken / costs.peakOpsPerSecond,
    bandwidthUtilisation: (weightBytes + cacheBytes) / batch / secondsPerToken / costs.peakBytesPerSecond,
  };
}

/** Active parameters without the embedding, which is looked up, and the output head, which is counted apart. */
export function countLayerParameters({ activeParameters, vocabulary, hiddenSize }: LlmShape): number {
  return Math.max(0, activeParameters - 2 * vocabulary * hiddenSize);
}
