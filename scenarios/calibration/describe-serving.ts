import type { MeasuredFormat, MeasuredServing, MissingServing } from "../../hardware-models/calibrated-machine.ts";
import { combineFactors } from "../../hardware-models/predicted-figure.ts";
import type { Calibration } from "../../kernels/calibration.ts";

type KernelResult = Calibration["kernels"][number];

/** Half precision and quantised activations aside, the measured kernels keep cache and activations in single. */
const singleBytes = 4;
/** Weights that share one 4-byte scale in the block formats. */
const blockLength = 32;

/** Bytes of a weight with its share of a scale; as `kernels/transformer-block.ts` stores them. */
const weightBytes: Readonly<Record<MeasuredFormat, number>> = {
  fp32: singleBytes,
  int8: 1 + singleBytes / blockLength,
  int4: 0.5 + singleBytes / blockLength,
};

/**
 * How far a model predicted from its kernels may be off. Full: what `calibrate` asks of its own predictions of real
 * models. Shorter modes time small shapes, which sit in caches.
 */
const compositionFactors: Readonly<Record<Calibration["mode"], number>> = { full: 1.3, quick: 2, tiny: 10 };

/**
 * What transformer blocks of a format reached, each at the largest shape measured. Attention is timed apart, and taken
 * off a block at its own rate; decode keeps the slower of the block and the one-row product, whose weights are larger.
 */
export function describeServing(calibration: Calibration, format: MeasuredFormat): MeasuredServing | MissingServing {
  if (calibration.provider !== "cpu") {
    const reason = `a calibration of ${calibration.provider}, which does not tell the memory of that device`;
    return { kind: "missing", reason };
  }
  const names = [`block-prefill-${format}`, `block-decode-${format}`, `gemv-${format}`, ...attentionNames] as const;
  const found = names.map((name) => findLargest(calibration.kernels, name));
  const missing = names.filter((_, index) => found[index] === undefined);
  if (missing.length > 0) return { kind: "missing", reason: `a calibration without ${missing.join(", ")}` };
  const [prefill, decode, product, prefillAttention, decodeAttention] = found as [
    KernelResult,
    KernelResult,
    KernelResult,
    KernelResult,
    KernelResult,
  ];
  const prefillAttentionRate = prefillAttention.flopsPerSecond.median;
  const decodeAttentionRate = decodeAttention.flopsPerSecond.median;
  const linear = takeOffAttention(prefill, countPrefillOps(prefill.shape), prefillAttentionRate);
  const reading = takeOffAttention(decode, countDecodeOps(decode.shape), decodeAttentionRate);
  const weights = decode.bytes - countCacheBytes(decode.shape);
  return {
    kind: "measured",
    linearOpsPerSecond: linear.ops / linear.seconds,
    oneRowBytesPerSecond: Math.min(weights / reading.seconds, product.bytesPerSecond.median),
    prefillAttentionOpsPerSecond: prefillAttentionRate,
    decodeAttentionOpsPerSecond: decodeAttentionRate,
    storage: { weight: weightBytes[format], vocabulary: weightBytes[format], cache: singleBytes },
    prefillWatts: prefill.watts.median,
    decodeWatts: decode.watts.median,
    rateFactor: combineFactors(compositionFactors[calibration.mode], Math.max(...[prefill, decode].map(computeSpread))),
  };
}

const attentionNames = ["attention-prefill", "attention-decode"] as const;

function findLargest(kernels: readonly KernelResult[], name: string): KernelResult | undefined {
  const ofName = kernels.filter((kernel) => kernel.name === name);
  return ofName.sort((one, other) => other.bytes * other.flops - one.bytes * one.flops)[0];
}

/** Operations and seconds of a block without its attention; at least half of the time is left to them. */
function takeOffAttention(
  { flops, secondsPerRun }: KernelResult,
  attentionOps: number,
  attentionRate: number,
): { readonly ops: number; readonly seconds: number } {
  const seconds = secondsPerRun.median;
  return { ops: flops - attentionOps, seconds: Math.max(seconds - attentionOps / attentionRate, seconds / 2) };
}

type BlockShape = KernelResult["shape"];
const getSize = (shape: BlockShape, name: string) => shape[name] ?? 0;
const getQueryWidth = (shape: BlockShape) => getSize(shape, "heads") * getSize(shape, "headSize");

/** 4 operations for each pair of a token and one that it sees, a head and a number of its size. */
function countPrefillOps(shape: BlockShape): number {
  const tokens = getSize(shape, "tokens");
  return (4 * getQueryWidth(shape) * tokens * (tokens + 1)) / 2;
}

function countDecodeOps(shape: BlockShape): number {
  return 4 * getQueryWidth(shape) * (getSize(shape, "context") + 1);
}

/** Keys and values of the context. */
function countCacheBytes(shape: BlockShape): number {
  return 2 * getSize(shape, "keyValueHeads") * getSize(shape, "headSize") * getSize(shape, "context") * singleBytes;
}

/** From the median to the farther end of its interval. */
function computeSpread({ secondsPerRun: { low, median, high } }: KernelResult): number {
  return Math.max(median / low, high / median);
}
