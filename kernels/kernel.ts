import type { GraphBuilder } from "./graph.ts";
import type { TensorValue } from "./tensor-value.ts";

/** The numbers that a kernel's weights are stored in. Half precision is half in storage; see `matrix-product.ts`. */
export const precisions = ["fp32", "fp16", "int8", "int4"] as const;
export type Precision = (typeof precisions)[number];

/** The sizes of one kernel, by name. */
export type Shape = Readonly<Record<string, number>>;

/** An ONNX graph with one set of inputs for it. */
export interface KernelGraph {
  readonly graph: GraphBuilder;
  readonly feeds: Readonly<Record<string, TensorValue>>;
}

/** A piece of inference work whose arithmetic and traffic are counted from its shape alone. */
export interface Kernel<S extends Shape = Shape> {
  /** What it is, in words that a reader of a report understands. */
  readonly title: string;
  readonly precision: Precision;
  /** What limits it on usual machines: arithmetic or memory traffic. */
  readonly bound: "compute" | "memory";
  /** What one run yields, and how many of them. */
  readonly unit: "product" | "pass" | "token" | "image" | "nonce";
  /** `tiny` for tests, `quick` for a calibration within seconds, `full` for a careful one. */
  readonly shapes: { readonly tiny: S; readonly quick: S; readonly full: readonly S[] };
  /** Additions and multiplications, a fused one counted as two; an exponential or a root counts as one. */
  countFlops(shape: S): number;
  /** Bytes that must cross between memory and processor: every operand read once, every result written once. */
  countBytes(shape: S): number;
  /** Units that one run yields. */
  countUnits(shape: S): number;
  /** Bytes held besides the operands, where there are many. */
  countScratchBytes?(shape: S): number;
  /** A rule between the sizes that this shape breaks, as "expected ..."; null where it breaks none. */
  findFault?(shape: S): string | null;
  build(shape: S): KernelGraph;
}
