import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { getPeakOpsPerSecond } from "../../hardware-models/accelerator.ts";
import type { Precision } from "../../hardware-models/precision.ts";
import { findSampleWorkload, type SampleWorkload } from "../../hardware-models/sample-inference.ts";
import { type AcceleratorFinder, createAcceleratorFinder } from "./known-accelerator.ts";
import { computeMedian, type MlperfRow, selectOffline } from "./measured-rows.ts";

/** Samples/s of one chip of an accelerator, the median over machines and rounds. */
export interface SampleMeasurement {
  readonly accelerator: Accelerator;
  readonly workload: SampleWorkload;
  readonly precision: Precision;
  readonly samplesPerSecondPerChip: number;
  readonly rows: number;
}

/** Measurements of image models and encoders among the rows of MLPerf. */
export function collectSampleMeasurements(
  rows: readonly MlperfRow[],
  accelerators: readonly Accelerator[],
): SampleMeasurement[] {
  const find = createAcceleratorFinder(accelerators);
  const groups = new Map<string, SampleMeasurement[]>();
  for (const row of selectOffline(rows)) {
    const measurement = row.power_w === "" ? readSample(row, find) : undefined;
    if (measurement === undefined) continue;
    const key = [measurement.accelerator.name, measurement.workload.name, measurement.precision].join("|");
    groups.set(key, [...(groups.get(key) ?? []), measurement]);
  }
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    samplesPerSecondPerChip: computeMedian(group.map((one) => one.samplesPerSecondPerChip)),
    rows: group.length,
  }));
}

/**
 * Below this fraction of peak an entry ran the reference code to show that it runs: ResNet-50 at 1 % and 5 % of the
 * peak of two cards that others drive to 40 %.
 */
const leastUtilisation = 0.1;

/** One row; undefined where it says nothing about a known device, model and precision. */
function readSample(row: MlperfRow, find: AcceleratorFinder): SampleMeasurement | undefined {
  const workload = findSampleWorkload(row.model);
  const accelerator = find(row.accel_key);
  if (workload === undefined || accelerator === undefined || row.metric !== "samples/s") return undefined;
  const precision = readTierPrecision(row.accuracy_tier, accelerator);
  const peak = precision === undefined ? null : getPeakOpsPerSecond(accelerator, precision);
  if (precision === undefined || peak === null) return undefined;
  const samplesPerSecondPerChip = Number(row.value) / Number(row.n_accel);
  if (samplesPerSecondPerChip * workload.opsPerSample < leastUtilisation * peak) return undefined;
  return { accelerator, workload, precision, samplesPerSecondPerChip, rows: 1 };
}

/** Entries reach 99 % of the accuracy in int8; 99.9 % takes fp16, and with fp8 units sometimes these: not used. */
function readTierPrecision(tier: string, accelerator: Accelerator): "int8" | "fp16" | undefined {
  if (!tier.includes("99.9")) return "int8";
  return accelerator.native8Bit === "fp8" ? undefined : "fp16";
}
