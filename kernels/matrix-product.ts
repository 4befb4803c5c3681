import { GraphBuilder, microsoft } from "./graph.ts";
import type { KernelGraph, Precision } from "./kernel.ts";
import { seededBytes, seededFloats, seededHalves, seededInt7 } from "./seeded-tensor.ts";
import { float16Tensor, float32Tensor, int8Tensor, uint8Tensor } from "./tensor-value.ts";

/** Y[rows, columns] = X[rows, inner] * W[inner, columns]; W is a constant of the model. */
export type ProductShape = Readonly<{ rows: number; inner: number; columns: number }>;

/** Weights that share one scale in the block-quantised formats. */
export const blockLength = 32;

/** One multiplication and one addition for each of rows * inner * columns. */
export function countProductFlops({ rows, inner, columns }: ProductShape): number {
  return 2 * rows * inner * columns;
}

/** Bytes of W as stored: 4, 2 or 1 a weight; for int4 half a byte and a 4-byte scale for each block of 32. */
export function countWeightBytes(precision: Precision, inner: number, columns: number): number {
  switch (precision) {
    case "fp32":
      return 4 * inner * columns;
    case "fp16":
      return 2 * inner * columns;
    case "int8":
      return inner * columns;
    case "int4":
      return columns * (inner / blockLength) * (blockLength / 2 + 4);
    default:
      return precision satisfies never;
  }
}

/** Weights read once, X read once, Y written once. int8 reads bytes and writes 32-bit sums. */
export function countProductBytes(precision: Precision, { rows, inner, columns }: ProductShape): number {
  const inputBytes = precision === "int8" ? 1 : precision === "fp16" ? 2 : 4;
  const outputBytes = precision === "fp16" ? 2 : 4;
  return countWeightBytes(precision, inner, columns) + rows * (inner * inputBytes + columns * outputBytes);
}

/** Blocks of 32 weights must fill the inner length. */
export function findProductFault(precision: Precision, { inner }: ProductShape): string | null {
  return precision === "int4" && inner % blockLength !== 0 ? `inner as a multiple of ${blockLength}` : null;
}

/**
 * The product as an ONNX model.
 *
 * fp16 is half in storage only on a CPU: onnxruntime widens the weights to fp32 when it opens the model and computes in
 * fp32 (seen in its optimised graph), so it saves neither time nor traffic there. int4 is MatMulNBits at accuracy
 * level 4: X is rounded to int8 in blocks, and products are summed as whole numbers.
 */
export function buildProduct(precision: Precision, shape: ProductShape): KernelGraph {
  switch (precision) {
    case "fp32":
      return buildFloatProduct(shape);
    case "fp16":
      return buildHalfProduct(shape);
    case "int8":
      return buildIntegerProduct(shape);
    case "int4":
      return buildBlockProduct(shape);
    default:
      return precision satisfies never;
  }
}

function buildFloatProduct({ rows, inner, columns }: ProductShape): KernelGraph {
  const graph = new GraphBuilder();
  graph.input("X", "float32", [rows, inner]);
  graph.weights("W", float32Tensor([inner, columns], seededFloats("W", inner * columns, 1)));
  graph.node("MatMul", ["X", "W"], { outputs: ["Y"] });
  graph.output("Y", "float32", [rows, columns]);
  return { graph, feeds: { X: float32Tensor([rows, inner], seededFloats("X", rows * inner, 1)) } };
}

function buildHalfProduct({ rows, inner, columns }: ProductShape): KernelGraph {
  const graph = new GraphBuilder();
  graph.input("X", "float16", [rows, inner]);
  graph.weights("W", float16Tensor([inner, columns], seededHalves("W", inner * columns, 1)));
  graph.node("MatMul", ["X", "W"], { outputs: ["Y"] });
  graph.output("Y", "float16", [rows, columns]);
  return { graph, feeds: { X: float16Tensor([rows, inner], seededHalves("X", rows * inner, 1)) } };
}

function buildIntegerProduct({ rows, inner, columns }: ProductShape): KernelGraph {
  const graph = new GraphBuilder();
  graph.input("X", "uint8", [rows, inner]);
  graph.weights("W", int8Tensor([inner, columns], seededInt7("W", inner * columns)));
  graph.node("MatMulInteger", ["X", "W"], { outputs: ["Y"] });
  graph.output("Y", "int32", [rows, columns]);
  return { graph, feeds: { X: uint8Tensor([rows, inner], seededBytes("X", rows * inner)) } };
}

function buildBlockProduct({ rows, inner, columns }: ProductShape): KernelGraph {
  const graph = new GraphBuilder();
  graph.input("X", "float32", [rows, inner]);
  addBlockProduct(graph, { input: "X", name: "W", inner, columns, bits: 4, output: "Y" });
  graph.output("Y", "float32", [rows, columns]);
  return { graph, feeds: { X: float32Tensor([rows, inner], seededFloats("X", rows * inner, 1)) } };
}

/**
 * Adds a product with block-quantised weights: weight = (code - 2^(bits-1)) * scale of its block of 32.
 *
 * Codes lie as [columns, blocks, bytes of a block], low half-byte first. Scales are such that weights lie in [-1, 1) / sqrt(inner)
 * for a network's layer, or [-1, 1) where no gain is given.
 */
export function addBlockProduct(
  graph: GraphBuilder,
  layer: { input: string; name: string; inner: number; columns: number; bits: 4 | 8; gain?: number; output?: string },
): string {
  const { name, inner, columns, bits } = layer;
  const blocks = inner / blockLength;
  const bytesPerBlock = (blockLength * bits) / 8;
  const codes = uint8Tensor([columns, blocks, bytesPerBlock], seededBytes(name, columns * blocks * bytesPerBlock));
  const scales = new Float32Array(columns * blocks).fill((layer.gain ?? 1) / 2 ** (bits - 1));
  const inputs = [
    layer.input,
    graph.weights(name, codes),
    graph.weights(`${name}_scales`, float32Tensor([columns * blocks], scales)),
  ];
  const attributes = {
    K: { int: inner },
    N: { int: columns },
    bits: { int: bits },
    block_size: { int: blockLength },
    accuracy_level: { int: 4 },
  };
  const outputs = layer.output ? { outputs: [layer.output] } : {};
  return graph.node("MatMulNBits", inputs, { domain: microsoft, attributes, ...outputs });
}
