import { HardwareModelError } from "./hardware-model-error.ts";
import type { Precision } from "./precision.ts";
import type { StorageWidths } from "./serving-memory.ts";

/** How the measured kernels keep weights: as they are, or in blocks that share a scale. */
export const measuredFormats = ["fp32", "int8", "int4"] as const;
export type MeasuredFormat = (typeof measuredFormats)[number];

/** One machine as its own calibration found it: plain data, whoever measured it. */
export interface CalibratedMachine {
  readonly name: string;
  readonly memoryBytes: number;
  readonly logicalProcessors: number;
  /** Reached when bytes come and go within the largest working set measured. */
  readonly memoryBytesPerSecond: number;
  readonly hashing: MeasuredHashing;
  readonly serving: Readonly<Record<MeasuredFormat, MeasuredServing | MissingServing>>;
  /** Factors that the true watts lie within, by the meter's own account. */
  readonly wattsUncertainty: { readonly lowFactor: number; readonly highFactor: number };
  /** The meter, and what its watts cover. */
  readonly meter: string;
  /** Which file, when, in what mode and on how many threads. */
  readonly source: string;
}

/** SHA-256d on all threads that help. */
export interface MeasuredHashing {
  readonly hashesPerSecond: number;
  readonly watts: number;
  readonly source: string;
}

/** What transformer blocks of one format reached. */
export interface MeasuredServing {
  readonly kind: "measured";
  /** Products with many rows, weights at hand. */
  readonly linearOpsPerSecond: number;
  /** Weights read, unpacked and multiplied with one row. */
  readonly oneRowBytesPerSecond: number;
  readonly prefillAttentionOpsPerSecond: number;
  /** With the reading of the cache in it. */
  readonly decodeAttentionOpsPerSecond: number;
  readonly storage: StorageWidths;
  readonly prefillWatts: number;
  readonly decodeWatts: number;
  /** Nine of ten true rates are taken to lie within this factor, above or below. */
  readonly rateFactor: number;
}

/** A format whose kernels the calibration does not hold, or not on a processor. */
export interface MissingServing {
  readonly kind: "missing";
  readonly reason: string;
}

/** Which format's kernels stand for a precision, and what was given up. */
export interface ChosenFormat {
  readonly format: MeasuredFormat;
  readonly serving: MeasuredServing;
  /** "" where the format is what was asked for. */
  readonly note: string;
}

/**
 * Measured figures for a precision. Processors widen half precision to single; other 8-bit and 4-bit weights are taken
 * to run as those in blocks, which have their width and are unpacked alike.
 *
 * @throws HardwareModelError where the calibration lacks the format's kernels
 */
export function chooseMeasuredFormat(machine: CalibratedMachine, precision: Precision): ChosenFormat {
  const format = standIns[precision];
  const serving = machine.serving[format];
  if (serving.kind === "missing") {
    throw new HardwareModelError({
      where: `device "${machine.name}"`,
      expected: `measured kernels that serve ${precision}`,
      found: serving.reason,
      cure: "Write a new calibration with `proofground calibrate`.",
    });
  }
  if (format === precision) return { format, serving, note: "" };
  const note =
    precision === "fp16"
      ? "fp16 weights are widened to fp32, as onnxruntime does on processors"
      : `${precision} weights taken as ${format} in blocks, which was measured`;
  return { format, serving, note };
}

const standIns: Readonly<Record<Precision, MeasuredFormat>> = {
  fp32: "fp32",
  fp16: "fp32",
  fp8: "int8",
  int8: "int8",
  fp4: "int4",
  int4: "int4",
};
