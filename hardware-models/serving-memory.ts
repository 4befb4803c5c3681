import type { Accelerator } from "./accelerator.ts";
import type { LlmShape } from "./llm-shape.ts";
import { type Precision, weightBytes } from "./precision.ts";

/** Requests of one length, served at the highest throughput. */
export interface ServingLoad {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Beams of a beam search; 1 for plain decoding. */
  readonly beams: number;
}

/** One copy of a model on some chips: every layer split over all of them, or layers dealt out in stages. */
export interface ServingInstance {
  readonly accelerator: Accelerator;
  readonly shape: LlmShape;
  readonly precision: Precision;
  readonly chips: number;
  readonly split: "tensor" | "pipeline";
}

/** Sequences that one chip schedules at once in today's servers. */
const mostSequencesPerStage = 2048;
/** Share of memory that weights and cache may fill. */
const usableMemory = 0.9;
/** Bytes of an embedding's element, and of an activation's. */
export const halfWidthBytes = 2;

/** Bytes of all weights; embeddings and output head at 16 bits. */
export function computeWeightBytes(shape: LlmShape, precision: Precision): number {
  const head = 2 * shape.vocabulary * shape.hiddenSize;
  const width = weightBytes[precision];
  return (
    Math.max(0, shape.parameters - head) * width + Math.min(head, shape.parameters) * Math.max(halfWidthBytes, width)
  );
}

/**
 * Bytes that one token keeps in the cache: 8 bits an element where a dense model's weights are quantised, 16 bits
 * otherwise. That mixtures of experts keep 16 bits is what the measured rates show.
 */
export function computeCacheBytesPerToken(shape: LlmShape, precision: Precision): number {
  const isNarrow = shape.kind === "dense" && weightBytes[precision] <= 1;
  return shape.cacheElementsPerToken * (isNarrow ? 1 : halfWidthBytes);
}

/** Chips that a model needs so that one request of the load fits. */
export function computeLeastChips(instance: ServingInstance, load: ServingLoad): number {
  const { accelerator, shape, precision } = instance;
  const bytes = computeWeightBytes(shape, precision) + computeRequestBytes(instance, load);
  return Math.ceil(bytes / (usableMemory * (accelerator.memoryBytes ?? Number.NaN)));
}

/**
 * Requests in flight: what memory leaves after the weights, at the mean length of a request under way, and no more
 * than a server schedules.
 */
export function computeBatch(instance: ServingInstance, load: ServingLoad): number | null {
  const { accelerator, shape, precision, chips, split } = instance;
  const room = usableMemory * (accelerator.memoryBytes ?? 0) * chips - computeWeightBytes(shape, precision);
  const most = mostSequencesPerStage * (split === "pipeline" ? chips : 1);
  const batch = Math.min(room / computeRequestBytes(instance, load), most);
  return batch >= 1 ? batch : null;
}

/** Cache of a request: its input, which beams share, and 0.6 of its output. */
function computeRequestBytes({ shape, precision }: ServingInstance, load: ServingLoad): number {
  const tokens = load.inputTokens + 0.6 * load.outputTokens * load.beams;
  return (
    computeCacheBytesPerToken(shape, precision) * computeKeptTokens(shape, tokens, load.inputTokens + load.outputTokens)
  );
}

/** Tokens of context that layers look at, averaged over layers with and without a sliding window. */
function computeKeptTokens({ slidingWindowTokens }: LlmShape, tokens: number, longest: number): number {
  return slidingWindowTokens === null ? tokens : (Math.min(longest, slidingWindowTokens) + tokens) / 2;
}

/** Bytes of a decode step: the weights that the batch touches, and every request's cache. */
export function computeStepBytes(instance: ServingInstance, load: ServingLoad, batch: number): number {
  const { shape, precision } = instance;
  const sequences = batch * load.beams;
  const context = load.inputTokens + (load.outputTokens / 2) * load.beams;
  const cache = computeCacheBytesPerToken(shape, precision) * computeKeptTokens(shape, context, context);
  return computeWeightBytes(shape, precision) * computeTouchedShare(shape, sequences) + batch * cache;
}

/** 1 - (1 - active/total)^sequences: with tens of tokens in a step, nearly all experts are read. */
export function computeTouchedShare(shape: LlmShape, sequences: number): number {
  if (shape.kind === "dense") return 1;
  return 1 - (1 - shape.activeParameters / shape.parameters) ** sequences;
}
