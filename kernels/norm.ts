import { GraphBuilder } from "./graph.ts";
import type { Kernel, KernelGraph } from "./kernel.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor } from "./tensor-value.ts";

/** `rows` vectors of `width` numbers, each treated by itself. */
export type RowsShape = Readonly<{ rows: number; width: number }>;

/** Row sizes that the kernels on rows share. */
export const rowShapes = {
  tiny: { rows: 3, width: 64 },
  quick: { rows: 256, width: 2048 },
  full: [
    { rows: 16, width: 2048 },
    { rows: 256, width: 2048 },
    { rows: 2048, width: 4096 },
  ],
} as const satisfies { tiny: RowsShape; quick: RowsShape; full: readonly RowsShape[] };

/** Added to the mean square under the root. */
export const normEpsilon = 1e-5;

/**
 * y = x / sqrt(mean(x^2) + epsilon) * gain.
 *
 * @source Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019, eq. 4
 */
export const rmsNorm: Kernel<RowsShape> = {
  title: "RMS normalisation",
  precision: "fp32",
  bound: "memory",
  unit: "pass",
  shapes: rowShapes,
  // A square, a sum, a scaling and a gain for each number; a division and a root for each row.
  countFlops: ({ rows, width }) => rows * (4 * width + 3),
  countBytes: ({ rows, width }) => 4 * (2 * rows * width + width),
  countUnits: () => 1,
  build: (shape) => buildNorm("SimplifiedLayerNormalization", ["gain"], shape),
};

/**
 * y = (x - mean(x)) / sqrt(variance(x) + epsilon) * gain + bias.
 *
 * @source Ba, Kiros and Hinton, "Layer Normalization", 2016, eq. 3
 */
export const layerNorm: Kernel<RowsShape> = {
  title: "Layer normalisation",
  precision: "fp32",
  bound: "memory",
  unit: "pass",
  shapes: rowShapes,
  // A sum, a difference, a square and its sum, a scaling, a gain and a bias for each number.
  countFlops: ({ rows, width }) => rows * (7 * width + 4),
  countBytes: ({ rows, width }) => 4 * (2 * rows * width + 2 * width),
  countUnits: () => 1,
  build: (shape) => buildNorm("LayerNormalization", ["gain", "bias"], shape),
};

function buildNorm(operator: string, parameters: readonly string[], { rows, width }: RowsShape): KernelGraph {
  const graph = new GraphBuilder();
  graph.input("X", "float32", [rows, width]);
  for (const name of parameters) graph.weights(name, float32Tensor([width], seededFloats(name, width, 1)));
  const attributes = { axis: { int: -1 }, epsilon: { float: normEpsilon } };
  graph.node(operator, ["X", ...parameters], { outputs: ["Y"], attributes });
  graph.output("Y", "float32", [rows, width]);
  return { graph, feeds: { X: float32Tensor([rows, width], seededFloats("X", rows * width, 2)) } };
}
