import type { ServingLoad } from "../../hardware-models/serving-memory.ts";

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
