import { GraphBuilder, microsoft } from "./graph.ts";
import type { Kernel, KernelGraph } from "./kernel.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor, int32Tensor, type TensorValue } from "./tensor-value.ts";

/** Query heads share key-value heads in groups of heads / keyValueHeads. */
export type HeadShape = Readonly<{ heads: number; keyValueHeads: number; headSize: number }>;
/** A prompt of `tokens`, none of them seen before. */
export type PrefillShape = HeadShape & Readonly<{ tokens: number }>;
/** One new token after `context` cached ones. */
export type DecodeShape = HeadShape & Readonly<{ context: number }>;

/** Every token attends to itself and to all before it. */
export const attentionPrefill: Kernel<PrefillShape> = {
  title: "Causal attention, prefill",
  precision: "fp32",
  bound: "compute",
  unit: "pass",
  shapes: {
    tiny: { tokens: 5, heads: 4, keyValueHeads: 2, headSize: 16 },
    quick: { tokens: 256, heads: 16, keyValueHeads: 4, headSize: 64 },
    full: [
      { tokens: 128, heads: 16, keyValueHeads: 4, headSize: 64 },
      { tokens: 512, heads: 16, keyValueHeads: 4, headSize: 64 },
    ],
  },
  countFlops: ({ tokens, ...heads }) => countAttentionFlops(heads, tokens, 0),
  countBytes: ({ tokens, ...heads }) => countAttentionBytes(heads, tokens, 0),
  countUnits: () => 1,
  // onnxruntime holds the whole square of scores of every head.
  countScratchBytes: ({ tokens, heads }) => 4 * heads * tokens * tokens,
  findFault: findHeadFault,
  build: ({ tokens, ...heads }) => buildAttention(heads, tokens, 0),
};

/** One token attends to the key-value cache. The cache goes in and comes out, because the binding cannot keep it. */
export const attentionDecode: Kernel<DecodeShape> = {
  title: "Attention over a key-value cache, decode",
  precision: "fp32",
  bound: "memory",
  unit: "pass",
  shapes: {
    tiny: { context: 7, heads: 4, keyValueHeads: 2, headSize: 16 },
    quick: { context: 1024, heads: 16, keyValueHeads: 4, headSize: 64 },
    full: [
      { context: 256, heads: 16, keyValueHeads: 4, headSize: 64 },
      { context: 1024, heads: 16, keyValueHeads: 4, headSize: 64 },
      { context: 4096, heads: 32, keyValueHeads: 8, headSize: 128 },
    ],
  },
  countFlops: ({ context, ...heads }) => countAttentionFlops(heads, 1, context),
  countBytes: ({ context, ...heads }) => countAttentionBytes(heads, 1, context),
  countUnits: () => 1,
  findFault: findHeadFault,
  build: ({ context, ...heads }) => buildAttention(heads, 1, context),
};

/**
 * 4 * heads * headSize for each pair of a token and one that it sees: a product with the key, one with the value. The
 * i-th new token sees context + i. The softmax between them is not counted, as is usual for attention.
 */
export function countAttentionFlops({ heads, headSize }: HeadShape, tokens: number, context: number): number {
  const pairs = tokens * context + (tokens * (tokens + 1)) / 2;
  return 4 * heads * headSize * pairs;
}

/** Queries and results once; keys and values of the context read, those of the new tokens read and appended. */
export function countAttentionBytes(shape: HeadShape, tokens: number, context: number): number {
  const queryWidth = shape.heads * shape.headSize;
  const cacheWidth = 2 * shape.keyValueHeads * shape.headSize;
  return 4 * (2 * tokens * queryWidth + cacheWidth * (context + 2 * tokens));
}

export function findHeadFault({ heads, keyValueHeads, headSize }: HeadShape): string | null {
  if (heads % keyValueHeads !== 0) return "heads as a multiple of keyValueHeads";
  return headSize % 8 === 0 ? null : "headSize as a multiple of 8";
}

/** Adds the attention node with the inputs and outputs of its cache; returns the name of the result. */
export function addAttention(
  graph: GraphBuilder,
  layer: HeadShape & {
    query: string;
    key: string;
    value: string;
    name: string;
    result: string;
    rotary: "rotary" | "plain";
  },
): string {
  const { name, heads, keyValueHeads, headSize } = layer;
  const cache = ["key", "value"].map((part) => {
    graph.output(`${name}_${part}_out`, "float32", [1, keyValueHeads, "total", headSize]);
    return graph.input(`${name}_${part}_in`, "float32", [1, keyValueHeads, "context", headSize]);
  });
  const tables = layer.rotary === "rotary" ? ["cosines", "sines"] : [];
  return graph.node(
    "GroupQueryAttention",
    [layer.query, layer.key, layer.value, ...cache, "last_index", "total_length", ...tables],
    {
      domain: microsoft,
      outputs: [layer.result, `${name}_key_out`, `${name}_value_out`],
      attributes: {
        num_heads: { int: heads },
        kv_num_heads: { int: keyValueHeads },
        do_rotary: { int: tables.length > 0 ? 1 : 0 },
      },
    },
  );
}

/** Declares the inputs that all attention nodes of a graph share: how long the sequence is once the new tokens are in. */
export function addLengthInputs(graph: GraphBuilder): void {
  graph.input("last_index", "int32", [1]);
  graph.input("total_length", "int32", []);
}

export function feedLengths(total: number): Record<string, TensorValue> {
  return {
    last_index: int32Tensor([1], Int32Array.of(total - 1)),
    total_length: int32Tensor([], Int32Array.of(total)),
  };
}

/** A cache of `context` tokens for the attention node `name`. */
export function feedCache(name: string, shape: HeadShape, context: number): Record<string, TensorValue> {
  const dims = [1, shape.keyValueHeads, context, shape.headSize];
  const count = shape.keyValueHeads * context * shape.headSize;
  return {
    [`${name}_key_in`]: float32Tensor(dims, seededFloats(`${name}/key`, count, 1)),
    [`${name}_value_in`]: float32Tensor(dims, seededFloats(`${name}/value`, count, 1)),
  };
}

function buildAttention(shape: HeadShape, tokens: number, context: number): KernelGraph {
  const graph = new GraphBuilder();
  const widths = { query: shape.heads, key: shape.keyValueHeads, value: shape.keyValueHeads };
  const feeds: Record<string, TensorValue> = {};
  for (const [name, heads] of Object.entries(widths)) {
    const dims = [1, tokens, heads * shape.headSize];
    graph.input(name, "float32", dims);
    feeds[name] = float32Tensor(dims, seededFloats(name, tokens * heads * shape.headSize, 1));
  }
  addLengthInputs(graph);
  addAttention(graph, {
    ...shape,
    query: "query",
    key: "key",
    value: "value",
    name: "attention",
    result: "Y",
    rotary: "plain",
  });
  graph.output("Y", "float32", [1, tokens, shape.heads * shape.headSize]);
  Object.assign(feeds, feedLengths(context + tokens), feedCache("attention", shape, context));
  return { graph, feeds };
}
