import type { Accelerator } from "./accelerator.ts";
import { type CalibratedMachine, chooseMeasuredFormat, type MeasuredServing } from "./calibrated-machine.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import type { LlmShape } from "./llm-shape.ts";
import { type AskedPrecision, type Precision, precisions } from "./precision.ts";
import { checkLoad } from "./serving-checks.ts";
import { computeLeastBytes, type ServingInstance, type ServingLoad, usableMemory } from "./serving-memory.ts";
import { computeRateFromCosts, countLayerParameters, type InstanceRate, type ServingCosts } from "./serving-rate.ts";

/** A model on the calibrated machine at its highest throughput. */
export interface CalibratedServing {
  readonly precision: Precision;
  readonly rate: InstanceRate;
  readonly watts: number;
  readonly rateFactor: number;
  /** How the precision asked for was understood. */
  readonly notes: readonly string[];
}

/**
 * Serves a model with measured kernels; for "fastest", in the format of the highest throughput.
 *
 * @throws HardwareModelError where lengths make no sense, kernels are missing, or the model does not fit into memory
 */
export function serveCalibrated(
  machine: CalibratedMachine,
  {
    shape,
    precision,
    load,
  }: { readonly shape: LlmShape; readonly precision: AskedPrecision; readonly load: ServingLoad },
): CalibratedServing {
  checkLoad(shape, load);
  if (precision !== "fastest") return serveAt(machine, shape, precision, load);
  const tried = precisions.flatMap((candidate) => tryPrecision(machine, shape, candidate, load));
  const best = tried.sort((one, other) => other.rate.outputTokensPerSecond - one.rate.outputTokensPerSecond)[0];
  // None fits: the narrowest format's refusal asks for the least.
  if (best === undefined) return serveAt(machine, shape, "int4", load);
  return { ...best, notes: [`precision not given: ${best.precision}, the fastest measured here`, ...best.notes] };
}

function tryPrecision(
  machine: CalibratedMachine,
  shape: LlmShape,
  precision: Precision,
  load: ServingLoad,
): CalibratedServing[] {
  try {
    const served = serveAt(machine, shape, precision, load);
    // A stand-in is as fast as what it stands for, which is the plainer name.
    return served.notes.length === 0 ? [served] : [];
  } catch (error) {
    if (error instanceof HardwareModelError) return [];
    throw error;
  }
}

function serveAt(
  machine: CalibratedMachine,
  shape: LlmShape,
  precision: Precision,
  load: ServingLoad,
): CalibratedServing {
  const { serving, note } = chooseMeasuredFormat(machine, precision);
  const instance: ServingInstance = {
    accelerator: describeAsAccelerator(machine),
    ...{ shape, precision, chips: 1, split: "tensor", storage: serving.storage },
  };
  const rate = computeRateFromCosts(instance, load, computeMeasuredCosts(machine, shape, serving));
  if (rate === null) throw refuseSize(machine, instance, load);
  return {
    ...{ precision, rate, rateFactor: serving.rateFactor },
    watts: computeWatts(rate, load, serving),
    notes: [note, shape.kind === "moe" ? moeNote : ""].filter((text) => text !== ""),
  };
}

const moeNote = "mixture of experts: products timed on dense blocks; sending tokens to experts was not measured";

/**
 * Costs from measured kernels. A step's first row takes bytes / oneRow, as a product with one row did; each further row
 * takes operations / linear, as the rows of large products did:
 *
 *     1 / W = 1 / oneRow - (operations a byte) / linear, and W no more than main memory moved
 *
 * The embedding is looked up, so a step does not read it; the head is stored and multiplied like a layer.
 */
function computeMeasuredCosts(machine: CalibratedMachine, shape: LlmShape, serving: MeasuredServing): ServingCosts {
  const { linearOpsPerSecond, oneRowBytesPerSecond, storage } = serving;
  const secondsPerByte = 1 / oneRowBytesPerSecond - 2 / storage.weight / linearOpsPerSecond;
  const streaming = secondsPerByte > 0 ? 1 / secondsPerByte : Number.POSITIVE_INFINITY;
  const headParameters = shape.vocabulary * shape.hiddenSize;
  return {
    peakOpsPerSecond: linearOpsPerSecond,
    peakBytesPerSecond: machine.memoryBytesPerSecond,
    weightBytesPerSecond: Math.min(streaming, machine.memoryBytesPerSecond),
    cacheBytesPerSecond: Number.POSITIVE_INFINITY,
    linearSeconds: (2 * countLayerParameters(shape)) / linearOpsPerSecond,
    headSeconds: (2 * headParameters) / linearOpsPerSecond,
    prefillAttentionSeconds: shape.attentionOpsPerContextToken / serving.prefillAttentionOpsPerSecond,
    decodeAttentionSeconds: shape.attentionOpsPerContextToken / serving.decodeAttentionOpsPerSecond,
    stepSeconds: 0,
    sequenceSeconds: 0,
  };
}

/** Watts of prefill and of decode, by the time that each takes. */
function computeWatts(rate: InstanceRate, { outputTokens }: ServingLoad, serving: MeasuredServing): number {
  const prefill = rate.prefillSecondsPerRequest / outputTokens;
  const decode = rate.decodeSecondsPerStep / rate.batch;
  return (prefill * serving.prefillWatts + decode * serving.decodeWatts) / (prefill + decode);
}

function refuseSize(machine: CalibratedMachine, instance: ServingInstance, load: ServingLoad): HardwareModelError {
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  return new HardwareModelError({
    where: "model",
    expected: `a model that fits into ${gigabytes(usableMemory * machine.memoryBytes)} of ${machine.name}`,
    found: `${instance.shape.name} at ${instance.precision}: ${gigabytes(computeLeastBytes(instance, load))} with one request`,
    cure: "Take a smaller model, a narrower precision, or shorter requests.",
  });
}

/** The machine in the terms of the catalogue, for what only looks at its memory. */
function describeAsAccelerator({ name, memoryBytes, memoryBytesPerSecond, source }: CalibratedMachine): Accelerator {
  return {
    ...{ name, vendor: "", kind: "CPU", releaseTime: 0, processNanometres: null },
    ...{ fp16OpsPerSecond: null, eightBitOpsPerSecond: null, fp4OpsPerSecond: null },
    ...{ native8Bit: "none", fourBitWeightArithmetic: "fp16" },
    ...{ memoryBytes, bandwidthBytesPerSecond: memoryBytesPerSecond },
    ...{ thermalDesignWatts: null, chipWatts: null, launchPriceUsd: null },
    link: { bytesPerSecond: Number.POSITIVE_INFINITY, kind: "switched", source },
    ...{ source, confidence: "measured", note: "" },
  };
}
