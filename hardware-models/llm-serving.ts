import { type Accelerator, getPeakOpsPerSecond } from "./accelerator.ts";
import type { LlmShape } from "./llm-shape.ts";
import { arithmeticWidth, type ChosenArithmetic, chooseArithmetic } from "./precision.ts";
import {
  computeBatch,
  computeStepBytes,
  halfWidthBytes,
  type ServingInstance,
  type ServingLoad,
} from "./serving-memory.ts";
import { computeGemmEfficiency, type ServingUtilisation } from "./utilisation.ts";

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

/**
 * Throughput of prefill and decode steps, added, not overlapped:
 *
 *     tokens/s = 1 / (prefillSeconds / output + stepSeconds / batch)
 *     stepSeconds = batch * (linear + attention) + (weights read + batch * cache) / (e_b * W * chips) + layers * t0
 *     linear = 2 * parameters / (e_c * F * chips) + activation traffic / (e_b * W * chips) + sums over chips
 *
 * The vocabulary's matrices stay at 16 bits and are used at decode only; attention is computed at the fp16 rate.
 * null where not one request fits into memory.
 *
 * @source scaling-book (jax-ml), chapters on inference: roofline of prefill and decode
 */
export function computeInstanceRate(
  instance: ServingInstance,
  load: ServingLoad,
  utilisation: ServingUtilisation,
): InstanceRate | null {
  const batch = computeBatch(instance, load);
  if (batch === null) return null;
  const { inputTokens, outputTokens } = load;
  const costs = computeTokenCosts(instance, utilisation);
  const context = inputTokens + outputTokens / 2;
  const sequences = batch * load.beams;
  const memorySeconds = computeStepBytes(instance, load, batch) / costs.bytesPerSecond;
  const prefillSecondsPerRequest =
    inputTokens * costs.linearSeconds + (costs.attentionSeconds * inputTokens * inputTokens) / 2;
  const decodeSecondsPerStep =
    sequences * (costs.linearSeconds + costs.headSeconds + costs.attentionSeconds * context) +
    memorySeconds +
    computeOverheadSeconds(instance, load, sequences, utilisation);
  const secondsPerToken = prefillSecondsPerRequest / outputTokens + decodeSecondsPerStep / batch;
  const linearOps = 2 * countLayerParameters(instance.shape) * (inputTokens / outputTokens + load.beams);
  return {
    outputTokensPerSecond: 1 / secondsPerToken,
    batch,
    prefillSecondsPerRequest,
    decodeSecondsPerStep,
    computeUtilisation: linearOps / secondsPerToken / (instance.chips * costs.arithmetic.opsPerSecond),
    bandwidthUtilisation: ((memorySeconds / batch) * utilisation.bandwidthEfficiency) / secondsPerToken,
  };
}

interface TokenCosts {
  readonly arithmetic: ChosenArithmetic;
  /** Effective bytes/s of all chips. */
  readonly bytesPerSecond: number;
  /** Of a token through the layers, without attention and weight reads. */
  readonly linearSeconds: number;
  /** Of a token through the output head. */
  readonly headSeconds: number;
  /** Of a token and a token of context. */
  readonly attentionSeconds: number;
}

function computeTokenCosts(instance: ServingInstance, utilisation: ServingUtilisation): TokenCosts {
  const { accelerator, shape, precision, chips } = instance;
  const arithmetic = chooseArithmetic(accelerator, precision);
  const halfRate = getPeakOpsPerSecond(accelerator, "fp16") ?? arithmetic.opsPerSecond;
  const efficiency =
    computeGemmEfficiency(utilisation, computeDensity(accelerator, arithmetic), classify(accelerator)) *
    (shape.kind === "moe" ? utilisation.moeGemmFactor : 1);
  const headParameters = shape.vocabulary * shape.hiddenSize;
  const bytesPerSecond = utilisation.bandwidthEfficiency * (accelerator.bandwidthBytesPerSecond ?? 0) * chips;
  const linearOps = 2 * countLayerParameters(shape);
  const passes = utilisation.activationPasses + utilisation.expertPasses * shape.expertsPerLayer;
  const activationBytes = passes * shape.layers * shape.hiddenSize * halfWidthBytes;
  return {
    arithmetic,
    bytesPerSecond,
    linearSeconds:
      linearOps / (efficiency * arithmetic.opsPerSecond * chips) +
      activationBytes / bytesPerSecond +
      computeLinkSeconds(instance, utilisation),
    headSeconds: (2 * headParameters) / (efficiency * halfRate * chips),
    attentionSeconds: shape.attentionOpsPerContextToken / (utilisation.attentionEfficiency * halfRate * chips),
  };
}

/** Active parameters without the embedding, which is looked up, and the output head, which is counted apart. */
function countLayerParameters({ activeParameters, vocabulary, hiddenSize }: LlmShape): number {
  return Math.max(0, activeParameters - 2 * vocabulary * hiddenSize);
}

/** Which group of accelerators a device belongs to, as far as the measured rates tell them apart. */
export function classify({ kind, vendor }: Accelerator): "nvidia" | "other" | "cpu" {
  if (kind === "CPU") return "cpu";
  return vendor === "NVIDIA" ? "nvidia" : "other";
}

/** 8-bit equivalents of 1e12 operations/s a watt; null where the watts are unknown. */
export function computeDensity(
  { chipWatts }: Accelerator,
  { arithmetic, opsPerSecond }: ChosenArithmetic,
): number | null {
  return chipWatts === null ? null : (opsPerSecond * arithmeticWidth[arithmetic]) / 1e12 / chipWatts;
}

/**
 * Seconds a token spends between chips. Tensor: two sums over all chips a layer, each sending 2 (n-1)/n of the
 * activations; a mixture of experts sends less. Pipeline: one hand-over a stage.
 */
function computeLinkSeconds(instance: ServingInstance, utilisation: ServingUtilisation): number {
  const { accelerator, shape, chips, split } = instance;
  const oneWay = utilisation.linkEfficiency * (accelerator.link.bytesPerSecond / 2);
  const activationBytes = shape.hiddenSize * halfWidthBytes;
  if (split === "pipeline") return (activationBytes * (chips - 1)) / chips / oneWay;
  const bytes = 2 * shape.layers * activationBytes * ((2 * (chips - 1)) / chips);
  return (bytes * (shape.kind === "moe" ? utilisation.moeTrafficFactor : 1)) / oneWay;
}

function computeOverheadSeconds(
  { shape, chips, split }: ServingInstance,
  { beams }: ServingLoad,
  sequences: number,
  utilisation: ServingUtilisation,
): number {
  const stages = split === "pipeline" ? chips - 1 : 0;
  return (
    utilisation.stepSecondsPerLayer * shape.layers +
    utilisation.stageSecondsPerSequence * stages * sequences +
    (beams > 1 ? utilisation.beamSecondsPerStep * sequences : 0)
  );
}
