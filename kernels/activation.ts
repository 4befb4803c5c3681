import { GraphBuilder, microsoft, type NodeOptions } from "./graph.ts";
import type { Kernel, KernelGraph } from "./kernel.ts";
import { type RowsShape, rowShapes } from "./norm.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor } from "./tensor-value.ts";

/**
 * y = x / (1 + exp(-x)); onnxruntime's QuickGelu with factor 1, which it also makes of a sigmoid and a product.
 *
 * @source Elfwing, Uchibe and Doya, "Sigmoid-Weighted Linear Units", 2017, eq. 5
 */
export const silu: Kernel<RowsShape> = {
  title: "SiLU activation",
  precision: "fp32",
  bound: "memory",
  unit: "pass",
  shapes: rowShapes,
  // A sign, an exponential, a sum, a division.
  countFlops: ({ rows, width }) => 4 * rows * width,
  countBytes: ({ rows, width }) => 8 * rows * width,
  countUnits: () => 1,
  build: (shape) => buildActivation("QuickGelu", { domain: microsoft, attributes: { alpha: { float: 1 } } }, shape),
};

/**
 * y = x / 2 * (1 + erf(x / sqrt(2))), the exact form.
 *
 * @source Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016, section 2
 */
export const gelu: Kernel<RowsShape> = {
  title: "GELU activation",
  precision: "fp32",
  bound: "memory",
  unit: "pass",
  shapes: rowShapes,
  // A scaling, an error function, a sum, a halving, a product.
  countFlops: ({ rows, width }) => 5 * rows * width,
  countBytes: ({ rows, width }) => 8 * rows * width,
  countUnits: () => 1,
  build: (shape) => buildActivation("Gelu", {}, shape),
};

function buildActivation(operator: string, options: NodeOptions, { rows, width }: RowsShape): KernelGraph {
  const graph = new GraphBuilder();
  graph.input("X", "float32", [rows, width]);
  graph.node(operator, ["X"], { ...options, outputs: ["Y"] });
  graph.output("Y", "float32", [rows, width]);
  return { graph, feeds: { X: float32Tensor([rows, width], seededFloats("X", rows * width, 4)) } };
}
