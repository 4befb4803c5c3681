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
  /** How numbers are stored; left out, as today's servers do it (`chooseStorage`). */
  readonly storage?: StorageWidths;
}

/** Bytes that numbers take in memory. */
export interface StorageWidths {
  /** Of a weight with its share of the scales. */
  readonly weight: number;
  /** Of an element of the embedding and of the output head. */
  readonly vocabulary: number;
  /** Of an element of the key-value cache. */
  readonly cache: number;
}

/** Sequences that one chip schedules at once in today's servers. */
const mostSequencesPerStage = 2048;
/** Share of memory that weights and cache may fill. */
export const usableMemory = 0.9;
/** Bytes of an embedding's element, and of an activation's. */
export const halfWidthBytes = 2;

/**
 * Embeddings and output head at 16 bits or more. Cache: 8 bits an element where a dense model's weights are quantised,
 * 16 bits otherwise. That mixtures of experts keep 16 bits is what the measured rates show.
 */
export function chooseStorage({ kind }: LlmShape, precision: Precision): StorageWidths {
  const weight = weightBytes[precision];
  const isNarrow = kind === "dense" && weight <= 1;
  return { weight, vocabulary: Math.max(halfWidthBytes, weight), cache: isNarrow ? 1 : halfWidthBytes };
}

/** Bytes of all weights. */
export function computeWeightBytes(shape: LlmShape, storage: StorageWidths): number {
  const head = 2 * shape.vocabulary * shape.hiddenSize;
  return Math.max(0, shape.parameters - head) * storage.weight + Math.min(head, shape.parameters) * storage.vocabulary;
}

/** Bytes that one token keeps in the cache. */
export function computeCacheBytesPerToken({ cacheElementsPerToken }: LlmShape, storage: StorageWidths): number {
  return cacheElementsPerToken * storage.cache;
}

function getStorage({ shape, precision, storage }: ServingInstance): StorageWidths {
  return storage ?? chooseStorage(shape, precision);
}

/** Chips that a model needs so that one request of the load fits. */
export function computeLeastChips(instance: ServingInstance, load: ServingLoad): number {
  return Math.ceil(
    computeLeastBytes(instance, load) / (usableMemory * (instance.accelerator.memoryBytes ?? Number.NaN)),
  );
}

/** Bytes of the weights and of one request of the load. */
export function computeLeastBytes(instance: ServingInstance, load: ServingLoad): number {
  return computeWeightBytes(instance.shape, getStorage(instance)) + computeRequestBytes(instance, load);
}

/**
 * Requests in flight: what memory leaves after the weights, at the mean length of a request under way, and no more
 * than a server schedules.
 */
export function computeBatch(instance: ServingInstance, load: ServingLoad): number | null {
  const { accelerator, shape, chips, split } = instance;
  const room = usableMemory * (accelerator.memoryBytes ?? 0) * chips - computeWeightBytes(shape, getStorage(instance));
  const most = mostSequencesPerStage * (split === "pipeline" ? chips : 1);
  const batch = Math.min(room / computeRequestBytes(instance, load), most);
  return batch >= 1 ? batch : null;
}

/** Cache of a request: its input, which beams share, and 0.6 of its output. */
function computeRequestBytes(instance: ServingInstance, load: ServingLoad): number {
  const tokens = load.inputTokens + 0.6 * load.outputTokens * load.beams;
  const kept = computeKeptTokens(instance.shape, tokens, load.inputTokens + load.outputTokens);
  return computeCacheBytesPerToken(instance.shape, getStorage(instance)) * kept;
}

/** Tokens of context that layers look at, averaged over layers with and without a sliding window. */
function computeKeptTokens({ slidingWindowTokens }: LlmShape, tokens: number, longest: number): number {
  return slidingWindowTokens === null ? tokens : (Math.min(longest, slidingWindowTokens) + tokens) / 2;
}

/** Bytes of weights that a decode step of so many sequences reads: the embedding is looked up, not read through. */
export function computeWeightStepBytes(instance: ServingInstance, sequences: number): number {
  const { shape } = instance;
  const storage = getStorage(instance);
  const embeddingBytes = shape.vocabulary * shape.hiddenSize * storage.vocabulary;
  return (computeWeightBytes(shape, storage) - embeddingBytes) * computeTouchedShare(shape, sequences);
}

/** Bytes of every request's cache, which a decode step reads. */
export function computeCacheStepBytes(instance: ServingInstance, load: ServingLoad, batch: number): number {
  const context = load.inputTokens + (load.outputTokens / 2) * load.beams;
  const kept = computeKeptTokens(instance.shape, context, context);
  return batch * computeCacheBytesPerToken(instance.shape, getStorage(instance)) * kept;
}

/** 1 - (1 - active/total)^sequences: with tens of tokens in a step, nearly all experts are read. */
export function computeTouchedShare(shape: LlmShape, sequences: number): number {
  if (shape.kind === "dense") return 1;
  return 1 - (1 - shape.activeParameters / shape.parameters) ** sequences;
}
