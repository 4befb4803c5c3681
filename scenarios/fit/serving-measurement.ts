import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { findWorkload, readEntryPrecision, type Workload } from "../../hardware-models/benchmark-workload.ts";
import { resolveLlmShape } from "../../hardware-models/llm-shape.ts";
import { chooseFastestPrecision, parsePrecision } from "../../hardware-models/precision.ts";
import type { ServingMachine } from "../../hardware-models/serving-layout.ts";
import type { ServingLoad } from "../../hardware-models/serving-memory.ts";
import type { HardwareLibrary } from "./hardware-library.ts";
import { type AcceleratorFinder, createAcceleratorFinder, hasServingFigures } from "./known-accelerator.ts";
import {
  computeMedian,
  type MeasuredRows,
  type MlperfRow,
  type ServingTableRow,
  selectOffline,
} from "./measured-rows.ts";

/** Software whose rates differ from today's: MLPerf's earlier rounds on GPUs, and community servers. */
export const softwareGenerations = ["current", "v3.1", "v4.0", "v4.1", "community"] as const;
export type SoftwareGeneration = (typeof softwareGenerations)[number];

/** One measured throughput of a machine that serves a language model. */
export interface ServingMeasurement {
  readonly machine: ServingMachine;
  readonly load: ServingLoad;
  readonly outputTokensPerSecond: number;
  readonly software: SoftwareGeneration;
  readonly table: "serving table" | "mlperf";
  /** Rows of equal machines that the median was taken of. */
  readonly rows: number;
}

/**
 * Measurements of language models among the rows. Rows of MLPerf on equal machines, software and precision become one
 * measurement, their median; rows whose accelerator or model is not in the library are left out.
 */
export function collectServingMeasurements(rows: MeasuredRows, library: HardwareLibrary): ServingMeasurement[] {
  const find = createAcceleratorFinder(library.accelerators);
  return [...collectTable(rows.servingTable, library, find), ...collectMlperf(rows.mlperf, library, find)];
}

function collectTable(
  rows: readonly ServingTableRow[],
  { shapes }: HardwareLibrary,
  find: AcceleratorFinder,
): ServingMeasurement[] {
  return rows.flatMap((row) => {
    const accelerator = find(row.accelerator);
    if (accelerator === undefined || !hasServingFigures(accelerator)) return [];
    const precision = parsePrecision(row.quant);
    const machine: ServingMachine = {
      accelerator,
      shape: resolveLlmShape(row.model, shapes),
      precision: precision === "fastest" ? chooseFastestPrecision(accelerator) : precision,
      chips: Number(row.n_accel),
      layout: "one-instance",
    };
    const load = { inputTokens: Number(row.isl), outputTokens: Number(row.osl), beams: 1 };
    const rate = { outputTokensPerSecond: Number(row.value), software: "current", rows: 1 } as const;
    return [{ machine, load, table: "serving table", ...rate }];
  });
}

function collectMlperf(
  rows: readonly MlperfRow[],
  library: HardwareLibrary,
  find: AcceleratorFinder,
): ServingMeasurement[] {
  const groups = new Map<string, ServingMeasurement[]>();
  for (const row of selectOffline(rows)) {
    const measurement = row.power_w === "" ? readMlperf(row, library, find) : undefined;
    if (measurement === undefined) continue;
    const { machine, software } = measurement;
    const key = [machine.accelerator.name, machine.shape.name, machine.precision, machine.chips, software].join("|");
    groups.set(key, [...(groups.get(key) ?? []), measurement]);
  }
  const medians = [...groups.values()].map((group) => ({
    ...group[0]!,
    outputTokensPerSecond: computeMedian(group.map((one) => one.outputTokensPerSecond)),
    rows: group.length,
  }));
  return medians.filter((one) => !isFirstAttempt(one, medians));
}

/** Whether other software tripled the rate of the same machine and model: the first port did not use the device. */
function isFirstAttempt(one: ServingMeasurement, all: readonly ServingMeasurement[]): boolean {
  return all.some(
    ({ machine, outputTokensPerSecond }) =>
      machine.accelerator.name === one.machine.accelerator.name &&
      machine.shape === one.machine.shape &&
      machine.chips === one.machine.chips &&
      machine.precision === one.machine.precision &&
      outputTokensPerSecond > 3 * one.outputTokensPerSecond,
  );
}

function readMlperf(
  row: MlperfRow,
  { shapes, workloads }: HardwareLibrary,
  find: AcceleratorFinder,
): ServingMeasurement | undefined {
  const workload = findWorkload(row.model, workloads);
  const accelerator = find(row.accel_key);
  if (workload === undefined || accelerator === undefined || !hasServingFigures(accelerator)) return undefined;
  const tokens = readTokensPerSecond(row, workload);
  if (tokens === undefined) return undefined;
  return {
    machine: {
      accelerator,
      shape: resolveLlmShape(workload.shape, shapes),
      precision: readEntryPrecision(row.precision, accelerator),
      chips: Number(row.n_accel),
      layout: "replicas",
    },
    load: workload.load,
    outputTokensPerSecond: tokens,
    software: readSoftware(row, accelerator),
    table: "mlperf",
    rows: 1,
  };
}

/** GPT-J was reported in samples until v4.0; other samples are other units. */
function readTokensPerSecond({ metric, value }: MlperfRow, workload: Workload): number | undefined {
  if (metric === "tokens/s") return Number(value);
  if (metric === "samples/s" && workload.name === "gptj-6b") return Number(value) * workload.load.outputTokens;
  return undefined;
}

function readSoftware({ round, submitter }: MlperfRow, { kind, vendor }: Accelerator): SoftwareGeneration {
  if (kind === "CPU") return "current";
  if (vendor === "NVIDIA" && ["RedHat", "NeuralMagic"].includes(submitter)) return "community";
  return softwareGenerations.find((generation) => generation === round) ?? "current";
}
