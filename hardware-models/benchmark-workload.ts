import type { Accelerator } from "./accelerator.ts";
import { chooseFastestPrecision, type Precision, parsePrecision } from "./precision.ts";
import type { ServingLoad } from "./serving-memory.ts";

/** Columns of `mlperf_workloads.csv`. */
export const workloadColumns = [
  "name",
  "shape",
  "input_tokens",
  "output_tokens",
  "beams",
  "source",
  "confidence",
] as const;

/** What a benchmark's model name stands for: a model and the mean lengths of its data set. */
export interface Workload {
  readonly name: string;
  readonly shape: string;
  readonly load: ServingLoad;
  readonly source: string;
}

export function parseWorkloads(
  rows: readonly Readonly<Record<(typeof workloadColumns)[number], string>>[],
): Workload[] {
  return rows.map((row) => ({
    name: row.name,
    shape: row.shape,
    load: {
      inputTokens: Number(row.input_tokens),
      outputTokens: Number(row.output_tokens),
      beams: Number(row.beams),
    },
    source: `${row.source} (${row.confidence})`,
  }));
}

/** The workload that a name in MLPerf's spelling means ("llama2-70b", "gptj-99", "llama2-70b-99.9"); undefined else. */
export function findWorkload(name: string, workloads: readonly Workload[]): Workload | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/-99(\.9)?$/, "")
    .replace(/-edge$/, "")
    .replaceAll("_", ".");
  return workloads.find((workload) => workload.name === plain || (workload.name === "gptj-6b" && plain === "gptj"));
}

/**
 * What an entry of MLPerf computes in. Up to v4.1 its column holds the checkpoint's format (fp16) or nothing while
 * entries ran 8 bits: one H200 could not even hold Llama-2-70B at 16.
 */
export function readEntryPrecision(text: string, accelerator: Accelerator): Precision {
  const declared = parsePrecision(text);
  const isCheckpoint = declared === "fastest" || declared === "fp16" || declared === "fp32";
  return isCheckpoint ? chooseFastestPrecision(accelerator) : declared;
}
