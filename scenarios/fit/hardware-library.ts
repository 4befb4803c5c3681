import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { acceleratorColumns, featureColumns, parseAccelerators } from "../../hardware-models/accelerator-catalogue.ts";
import { parseWorkloads, type Workload, workloadColumns } from "../../hardware-models/benchmark-workload.ts";
import { type LlmShape, parseLlmShapes, shapeColumns } from "../../hardware-models/llm-shape.ts";
import { readTable } from "./read-table.ts";

/** What the models of AI hardware know: devices, model shapes, and the workloads of benchmarks. */
export interface HardwareLibrary {
  readonly accelerators: readonly Accelerator[];
  readonly shapes: readonly LlmShape[];
  readonly workloads: readonly Workload[];
}

/** Reads the library from the package's data files. */
export function readHardwareLibrary(): HardwareLibrary {
  return {
    accelerators: parseAccelerators(
      readTable("ai_accelerators.csv", acceleratorColumns),
      readTable("accelerator_features.csv", featureColumns),
    ),
    shapes: parseLlmShapes(readTable("llm_shapes.csv", shapeColumns)),
    workloads: parseWorkloads(readTable("mlperf_workloads.csv", workloadColumns)),
  };
}
