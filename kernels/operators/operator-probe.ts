import { GraphBuilder } from "../graph.ts";
import type { KernelGraph } from "../kernel.ts";
import { seededFloats } from "../seeded-tensor.ts";
import { countElements, float32Tensor, int64Tensor } from "../tensor-value.ts";
import type { OperatorClass } from "./operator-class.ts";
import type { Cost } from "./operator-cost.ts";

/**
 * One link of a chain: a few nodes that end in the shape they began with, so that any number can follow each other.
 * What a link takes is the slope between a short chain and a long one, free of the call and of handing over results.
 */
export interface OperatorProbe {
  readonly operatorClass: OperatorClass;
  /** Shape of what passes along the chain. */
  readonly dims: readonly number[];
  /** Nodes in a link; cost and time are for one of them. */
  readonly nodes: number;
  readonly cost: Cost;
  addLink(graph: GraphBuilder, input: string, index: number): string;
}

/** A chain of `length` links on seeded input. */
export function buildChain(probe: OperatorProbe, length: number): KernelGraph {
  const graph = new GraphBuilder();
  let result = graph.input("X", "float32", probe.dims);
  for (let index = 0; index < length; index++) result = probe.addLink(graph, result, index);
  graph.node("Neg", [result], { outputs: ["Y"] });
  graph.output("Y", "float32", probe.dims);
  return { graph, feeds: { X: float32Tensor(probe.dims, seededFloats("X", countElements(probe.dims), 1)) } };
}

/** Weights of about 1 / sqrt(values summed), so that numbers keep their size along the chain. */
export function addWeights(graph: GraphBuilder, name: string, dims: readonly number[], summed: number): string {
  return graph.weights(name, float32Tensor(dims, seededFloats(name, countElements(dims), Math.sqrt(3 / summed))));
}

export function addScalar(graph: GraphBuilder, name: string, value: number): string {
  return graph.weights(name, float32Tensor([], Float32Array.of(value)));
}

export function addIndices(graph: GraphBuilder, name: string, values: readonly number[]): string {
  return graph.weights(name, int64Tensor([values.length], BigInt64Array.from(values, BigInt)));
}
