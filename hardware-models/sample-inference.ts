import type { Accelerator } from "./accelerator.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import { computeDensity } from "./llm-serving.ts";
import { type ChosenArithmetic, chooseArithmetic, type Precision } from "./precision.ts";

export const sampleClasses = ["cnn", "encoder"] as const;
export type SampleClass = (typeof sampleClasses)[number];

/** A model that answers a sample in one pass. */
export interface SampleWorkload {
  readonly name: string;
  readonly class: SampleClass;
  /** Other spellings, lower case, letters and digits only. */
  readonly keys: readonly string[];
  readonly opsPerSample: number;
  readonly source: string;
}

/**
 * BERT-Large reads SQuAD's questions padded to 384 tokens; servers leave the padding out, and 177 tokens remain:
 * 2 * 0.303e9 * 177 + 4 * 24 * 1024 * 177^2 operations.
 */
export const sampleWorkloads: readonly SampleWorkload[] = [
  {
    name: "ResNet-50",
    class: "cnn",
    keys: ["resnet50", "resnet"],
    opsPerSample: 8.2e9,
    source: "4.1 GMAC at 224 x 224 (He et al. 2016; recalled)",
  },
  {
    name: "BERT-Large",
    class: "encoder",
    keys: ["bertlarge", "bert", "bert99", "bert999"],
    opsPerSample: 1.1e11,
    source: "24 layers of 1024, 177 tokens a SQuAD sample without padding (recalled)",
  },
];

/** What a fit on measured samples found; `computeSampleEfficiency` says how the figures combine. */
export interface SampleUtilisation {
  readonly peakEfficiency: Readonly<Record<SampleClass, number>>;
  readonly powerSensitivity: Readonly<Record<SampleClass, number>>;
  /** ASICs and NPUs relative to GPUs at the same operations a watt. */
  readonly asicFactor: Readonly<Record<SampleClass, number>>;
  readonly cpuFactor: number;
}

/** The workload of that name; undefined where the name means none. */
export function findSampleWorkload(name: string): SampleWorkload | undefined {
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return sampleWorkloads.find(({ keys }) => keys.includes(key));
}

/**
 * peakEfficiency / (1 + powerSensitivity * density), times the factor of the kind, at most 0.95: the more operations
 * a datasheet promises for a watt, the smaller the part that is reached. GPUs lie on this line from an A2 to an H100.
 */
export function computeSampleEfficiency(
  accelerator: Accelerator,
  arithmetic: ChosenArithmetic,
  workload: SampleWorkload,
  utilisation: SampleUtilisation,
): number {
  const density = accelerator.kind === "CPU" ? 1 : (computeDensity(accelerator, arithmetic) ?? 2.8);
  const { peakEfficiency, powerSensitivity, asicFactor, cpuFactor } = utilisation;
  const factor = { GPU: 1, CPU: cpuFactor, ASIC: 0, NPU: 0, LPU: 0, "wafer-scale": 0 }[accelerator.kind];
  const line = peakEfficiency[workload.class] / (1 + powerSensitivity[workload.class] * density);
  return Math.min(0.95, line * (factor === 0 ? asicFactor[workload.class] : factor));
}

/**
 * Samples/s of some chips, each with its own copy of the model.
 *
 * @throws HardwareModelError where the device has no rate for the precision
 */
export function computeSamplesPerSecond(
  accelerator: Accelerator,
  workload: SampleWorkload,
  precision: Precision,
  chips: number,
  utilisation: SampleUtilisation,
): number {
  if (!Number.isInteger(chips) || chips < 1) {
    throw new HardwareModelError({ where: "chips", expected: "a whole number of at least 1", found: `${chips}` });
  }
  const arithmetic = chooseArithmetic(accelerator, precision);
  const efficiency = computeSampleEfficiency(accelerator, arithmetic, workload, utilisation);
  return (chips * efficiency * arithmetic.opsPerSecond) / workload.opsPerSample;
}
