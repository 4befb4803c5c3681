import {
  addAttention,
  addLengthInputs,
  countAttentionBytes,
  countAttentionFlops,
  feedCache,
  feedLengths,
  findHeadFault,
} from "./attention.ts";
import { GraphBuilder } from "./graph.ts";
import type { Kernel, KernelGraph } from "./kernel.ts";
import { addBlockProduct, blockLength, countWeightBytes } from "./matrix-product.ts";
import { normEpsilon } from "./norm.ts";
import { addRotaryTables } from "./rotary.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor } from "./tensor-value.ts";

/** One layer: `width` numbers a token, a feed-forward layer of `hidden`. */
export type LayerShape = Readonly<{
  width: number;
  heads: number;
  keyValueHeads: number;
  headSize: number;
  hidden: number;
}>;
export type BlockPrefillShape = LayerShape & Readonly<{ tokens: number }>;
export type BlockDecodeShape = LayerShape & Readonly<{ context: number }>;

/** How the seven weight matrices are stored; int8 and int4 in blocks of 32 with a scale each. */
export type BlockPrecision = "fp32" | "int8" | "int4";

const tinyLayer = { width: 64, heads: 4, keyValueHeads: 2, headSize: 16, hidden: 96 };
/** 46 M weights, the proportions of Llama 3. */
const largeLayer = { width: 2048, heads: 32, keyValueHeads: 8, headSize: 64, hidden: 5632 };
const middleLayer = { width: 768, heads: 12, keyValueHeads: 4, headSize: 64, hidden: 2048 };

/**
 * A Llama-style block on a prompt: RMS norm, grouped-query attention with rotary positions, RMS norm, SwiGLU, and a
 * residual around each half.
 *
 * @source Touvron et al., "LLaMA", 2023, section 2.2; Ainslie et al., "GQA", 2023
 */
export function defineBlockPrefill(precision: BlockPrecision): Kernel<BlockPrefillShape> {
  return {
    title: `Transformer block, prefill, ${precision}`,
    precision,
    bound: "compute",
    unit: "token",
    shapes: {
      tiny: { tokens: 5, ...tinyLayer },
      quick: { tokens: 128, ...middleLayer },
      full: [
        { tokens: 128, ...middleLayer },
        { tokens: 256, ...largeLayer },
      ],
    },
    countFlops: ({ tokens, ...layer }) => countBlockFlops(layer, tokens, 0),
    countBytes: ({ tokens, ...layer }) => countBlockBytes(precision, layer, tokens, 0),
    countUnits: ({ tokens }) => tokens,
    countScratchBytes: ({ tokens, heads }) => 4 * heads * tokens * tokens,
    findFault: findLayerFault,
    build: ({ tokens, ...layer }) => buildBlock(precision, layer, tokens, 0),
  };
}

/** The same block on one token after `context` cached ones. */
export function defineBlockDecode(precision: BlockPrecision): Kernel<BlockDecodeShape> {
  return {
    title: `Transformer block, decode, ${precision}`,
    precision,
    bound: "memory",
    unit: "token",
    shapes: {
      tiny: { context: 7, ...tinyLayer },
      quick: { context: 256, ...middleLayer },
      full: [
        { context: 256, ...middleLayer },
        { context: 1024, ...largeLayer },
      ],
    },
    countFlops: ({ context, ...layer }) => countBlockFlops(layer, 1, context),
    countBytes: ({ context, ...layer }) => countBlockBytes(precision, layer, 1, context),
    countUnits: () => 1,
    findFault: findLayerFault,
    build: ({ context, ...layer }) => buildBlock(precision, layer, 1, context),
  };
}

/** The seven products of a layer as [name, inner length, columns]. */
export function listProducts(layer: LayerShape): readonly (readonly [string, number, number])[] {
  const queryWidth = layer.heads * layer.headSize;
  const cacheWidth = layer.keyValueHeads * layer.headSize;
  return [
    ["query", layer.width, queryWidth],
    ["key", layer.width, cacheWidth],
    ["value", layer.width, cacheWidth],
    ["result", queryWidth, layer.width],
    ["gate", layer.width, layer.hidden],
    ["up", layer.width, layer.hidden],
    ["down", layer.hidden, layer.width],
  ];
}

/** Products, attention, and per token: two norms, two residuals, rotation, SiLU and the gate. */
export function countBlockFlops(layer: LayerShape, tokens: number, context: number): number {
  const products = listProducts(layer).reduce((sum, [, inner, columns]) => sum + 2 * tokens * inner * columns, 0);
  const rotated = (layer.heads + layer.keyValueHeads) * layer.headSize;
  const pointwise = 2 * (4 * layer.width + 3) + 2 * layer.width + 3 * rotated + 5 * layer.hidden;
  return products + countAttentionFlops(layer, tokens, context) + tokens * pointwise;
}

/** Weights once, the cache once, the layer's input and result once; what passes between operators is not counted. */
export function countBlockBytes(precision: BlockPrecision, layer: LayerShape, tokens: number, context: number): number {
  const weights = listProducts(layer).reduce((sum, [, inner, columns]) => {
    const scales = precision === "int8" ? (4 * inner * columns) / blockLength : 0;
    return sum + countWeightBytes(precision, inner, columns) + scales;
  }, 8 * layer.width);
  const queries = 8 * tokens * layer.heads * layer.headSize;
  return weights + countAttentionBytes(layer, tokens, context) - queries + 8 * tokens * layer.width;
}

export function findLayerFault(layer: LayerShape): string | null {
  const ragged = listProducts(layer).some(([, inner]) => inner % blockLength !== 0);
  return ragged ? `width, hidden and heads * headSize as multiples of ${blockLength}` : findHeadFault(layer);
}

/** Adds layer number `index`; returns the name of its result. `seed` names its weights. */
export function addBlock(
  graph: GraphBuilder,
  block: { precision: BlockPrecision; layer: LayerShape; input: string; seed: string; index: number },
): string {
  const { layer, input, index } = block;
  const columnsOf = new Map(listProducts(layer).map(([name, inner, columns]) => [name, { inner, columns }]));
  const product = (name: string, from: string) => {
    const sizes = columnsOf.get(name) ?? { inner: 0, columns: 0 };
    return addLinear(graph, {
      precision: block.precision,
      input: from,
      name: `${block.seed}/${index}/${name}`,
      ...sizes,
    });
  };
  const normed = addRmsNorm(graph, input, `norm_${index}_attention`, layer.width);
  const heads = { query: product("query", normed), key: product("key", normed), value: product("value", normed) };
  const name = `attention_${index}`;
  const attended = addAttention(graph, { ...layer, ...heads, name, result: `${name}_result`, rotary: "rotary" });
  const middle = graph.node("Add", [input, product("result", attended)]);
  const normedMiddle = addRmsNorm(graph, middle, `norm_${index}_feed_forward`, layer.width);
  const gate = product("gate", normedMiddle);
  const opened = graph.node("Mul", [gate, graph.node("Sigmoid", [gate])]);
  const gated = graph.node("Mul", [opened, product("up", normedMiddle)]);
  return graph.node("Add", [middle, product("down", gated)]);
}

/** A product with weights of about 1 / sqrt(inner), so that activations keep their size from layer to layer. */
export function addLinear(
  graph: GraphBuilder,
  linear: { precision: BlockPrecision; input: string; name: string; inner: number; columns: number },
): string {
  const { precision, input, name, inner, columns } = linear;
  const gain = Math.sqrt(3 / inner);
  if (precision !== "fp32") {
    return addBlockProduct(graph, { input, name, inner, columns, bits: precision === "int4" ? 4 : 8, gain });
  }
  const weights = float32Tensor([inner, columns], seededFloats(name, inner * columns, gain));
  return graph.node("MatMul", [input, graph.weights(name, weights)]);
}

function addRmsNorm(graph: GraphBuilder, input: string, gainName: string, width: number): string {
  const gain = graph.weights(gainName, float32Tensor([width], new Float32Array(width).fill(1)));
  const attributes = { axis: { int: -1 }, epsilon: { float: normEpsilon } };
  return graph.node("SimplifiedLayerNormalization", [input, gain], { attributes });
}

function buildBlock(precision: BlockPrecision, layer: LayerShape, tokens: number, context: number): KernelGraph {
  const graph = new GraphBuilder();
  const dims = [1, tokens, layer.width];
  graph.input("X", "float32", dims);
  addLengthInputs(graph);
  addRotaryTables(graph, context + tokens, layer.headSize);
  const result = addBlock(graph, { precision, layer, input: "X", seed: "block", index: 0 });
  graph.node("Identity", [result], { outputs: ["Y"] });
  graph.output("Y", "float32", dims);
  const X = float32Tensor(dims, seededFloats("X", tokens * layer.width, 1));
  return {
    graph,
    feeds: { X, ...feedLengths(context + tokens), ...feedCache("attention_0", layer, context) },
  };
}
