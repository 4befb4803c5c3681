import { type Accelerator, type Arithmetic, getPeakOpsPerSecond } from "./accelerator.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import { findNearestNames } from "./name-distance.ts";

/** How weights are stored. */
export const precisions = ["fp32", "fp16", "fp8", "int8", "fp4", "int4"] as const;
export type Precision = (typeof precisions)[number];

/** A precision, or what a benchmark's entries use on that device. */
export type AskedPrecision = Precision | "fastest";

const spellings: Readonly<Record<string, AskedPrecision>> = {
  float32: "fp32",
  tf32: "fp32",
  bf16: "fp16",
  bfloat16: "fp16",
  float16: "fp16",
  half: "fp16",
  float8: "fp8",
  e4m3: "fp8",
  w8a8: "int8",
  nvfp4: "fp4",
  mxfp4: "fp4",
  float4: "fp4",
  uint4: "int4",
  w4a16: "int4",
  awq: "int4",
  gptq: "int4",
  "": "fastest",
  unset: "fastest",
  auto: "fastest",
  fastest: "fastest",
};

/** @throws HardwareModelError with the known names where the text names no precision */
export function parsePrecision(text: string): AskedPrecision {
  const name = text.trim().toLowerCase();
  const spelled = Object.hasOwn(spellings, name) ? spellings[name] : undefined;
  const known = precisions.find((precision) => precision === name) ?? spelled;
  if (known !== undefined) return known;
  const nearest = findNearestNames(name, [...precisions, ...Object.keys(spellings)], 1)[0];
  throw new HardwareModelError({
    where: "precision",
    expected: `one of ${precisions.join(", ")}, fastest`,
    found: `"${text}"`,
    cure: nearest === undefined ? "" : `Did you mean "${nearest}"?`,
  });
}

/**
 * What entries of benchmarks run on a device: fp4 where its matrix units have it, else fp8, else int8 on CPUs,
 * else fp16.
 */
export function chooseFastestPrecision(accelerator: Accelerator): Precision {
  if (getPeakOpsPerSecond(accelerator, "fp4") !== null) return "fp4";
  if (getPeakOpsPerSecond(accelerator, "fp8") !== null) return "fp8";
  return accelerator.kind === "CPU" ? "int8" : "fp16";
}

/** Bytes of one weight; 4-bit formats carry an 8-bit scale for each 16 weights. */
export const weightBytes: Readonly<Record<Precision, number>> = {
  fp32: 4,
  fp16: 2,
  fp8: 1,
  int8: 1,
  fp4: 0.5625,
  int4: 0.5625,
};

/** Width of what the matrix units multiply, relative to 8 bits. */
export const arithmeticWidth: Readonly<Record<Arithmetic, number>> = { fp16: 2, fp8: 1, int8: 1, fp4: 0.5 };

/** The arithmetic a device multiplies a precision's weights in, and what was given up. */
export interface ChosenArithmetic {
  readonly arithmetic: Arithmetic;
  readonly opsPerSecond: number;
  /** "" where the device multiplies the format itself. */
  readonly note: string;
}

/**
 * Formats that a device does not multiply are unpacked to the next wider one it has: fp4 to fp8 to fp16, int8 to
 * fp16; the weights keep their size in memory. fp32 counts as fp16 arithmetic at half the rate.
 *
 * @throws HardwareModelError where the device has no rate for any of them
 */
export function chooseArithmetic(accelerator: Accelerator, precision: Precision): ChosenArithmetic {
  for (const arithmetic of wideningOrder(accelerator, precision)) {
    const opsPerSecond = getPeakOpsPerSecond(accelerator, arithmetic);
    if (opsPerSecond === null) continue;
    if (precision === "fp32") return { arithmetic, opsPerSecond: opsPerSecond / 2, note: "fp32 at half the fp16 rate" };
    const isNative = arithmetic === precision;
    const note = isNative ? "" : `${precision} weights multiplied in ${arithmetic}, which ${accelerator.name} has`;
    return { arithmetic, opsPerSecond, note };
  }
  throw new HardwareModelError({
    where: `device "${accelerator.name}"`,
    expected: `a peak rate that serves ${precision}`,
    found: "none in the catalogue",
    cure: "Missing: fp16_bf16_dense_tflops or fp8_int8_dense_tops.",
  });
}

function wideningOrder(accelerator: Accelerator, precision: Precision): readonly Arithmetic[] {
  switch (precision) {
    case "fp4":
      return ["fp4", "fp8", "fp16"];
    case "int4":
      return [accelerator.fourBitWeightArithmetic, "fp16"];
    case "int8":
      return ["int8", "fp16"];
    case "fp8":
      return ["fp8", "fp16"];
    case "fp16":
    case "fp32":
      return ["fp16"];
    default:
      return precision satisfies never;
  }
}
