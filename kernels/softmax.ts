import { GraphBuilder } from "./graph.ts";
import type { Kernel } from "./kernel.ts";
import { type RowsShape, rowShapes } from "./norm.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor } from "./tensor-value.ts";

/** y = exp(x - max(x)) / sum(exp(x - max(x))), over each row. */
export const softmax: Kernel<RowsShape> = {
  title: "Softmax",
  precision: "fp32",
  bound: "memory",
  unit: "pass",
  shapes: rowShapes,
  // A comparison, a difference, an exponential, a sum and a division for each number.
  countFlops: ({ rows, width }) => 5 * rows * width,
  countBytes: ({ rows, width }) => 8 * rows * width,
  countUnits: () => 1,
  build: ({ rows, width }) => {
    const graph = new GraphBuilder();
    graph.input("X", "float32", [rows, width]);
    graph.node("Softmax", ["X"], { outputs: ["Y"], attributes: { axis: { int: -1 } } });
    graph.output("Y", "float32", [rows, width]);
    return { graph, feeds: { X: float32Tensor([rows, width], seededFloats("X", rows * width, 4)) } };
  },
};
