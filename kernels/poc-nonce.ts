import { addLengthInputs, feedCache, feedLengths } from "./attention.ts";
import { GraphBuilder } from "./graph.ts";
import type { Kernel, KernelGraph } from "./kernel.ts";
import { addRotaryTables } from "./rotary.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor, int64Tensor } from "./tensor-value.ts";
import {
  addBlock,
  addLinear,
  countBlockBytes,
  countBlockFlops,
  findLayerFault,
  type LayerShape,
} from "./transformer-block.ts";

/** A model of `layers` equal blocks that reads a prompt of `tokens`. */
export type NonceShape = LayerShape & Readonly<{ layers: number; tokens: number }>;

/** Numbers that a nonce proves the work with. */
export const nonceOutputs = 12;

/**
 * One nonce of a proof of compute: a prompt drawn from the nonce passes through a transformer drawn from the block's
 * hash, and a few numbers of its last token are the proof. A verifier runs the same nonce and compares the numbers.
 *
 * The protocol runs a model of hundreds of gigabytes; this one keeps its form (prefill only, seeded, 12 numbers out)
 * at a size that every machine holds.
 *
 * @source gonka-ai/gonka, proposals/poc/README.md (proof of compute v2)
 */
export const pocNonce: Kernel<NonceShape> = {
  title: "Proof-of-compute nonce",
  precision: "fp32",
  bound: "compute",
  unit: "nonce",
  shapes: {
    tiny: { layers: 2, tokens: 6, width: 64, heads: 4, keyValueHeads: 2, headSize: 16, hidden: 96 },
    quick: { layers: 2, tokens: 128, width: 512, heads: 8, keyValueHeads: 2, headSize: 64, hidden: 1408 },
    full: [
      { layers: 4, tokens: 128, width: 512, heads: 8, keyValueHeads: 2, headSize: 64, hidden: 1408 },
      { layers: 2, tokens: 256, width: 1024, heads: 16, keyValueHeads: 4, headSize: 64, hidden: 2816 },
    ],
  },
  countFlops: ({ layers, tokens, ...layer }) =>
    layers * countBlockFlops(layer, tokens, 0) + 2 * layer.width * nonceOutputs,
  countBytes: ({ layers, tokens, ...layer }) =>
    layers * countBlockBytes("fp32", layer, tokens, 0) + 4 * (layer.width + 1) * nonceOutputs,
  countUnits: () => 1,
  countScratchBytes: ({ tokens, heads }) => 4 * heads * tokens * tokens,
  findFault: findLayerFault,
  build: (shape) => buildNonce(shape, "block", "0"),
};

/** The graph of one nonce: blockHash draws the weights, nonce the prompt. Equal ones give equal models everywhere. */
export function buildNonce({ layers, tokens, ...layer }: NonceShape, blockHash: string, nonce: string): KernelGraph {
  const graph = new GraphBuilder();
  const dims = [1, tokens, layer.width];
  let result = graph.input("prompt", "float32", dims);
  addLengthInputs(graph);
  addRotaryTables(graph, tokens, layer.headSize);
  const feeds = feedLengths(tokens);
  for (let index = 0; index < layers; index++) {
    result = addBlock(graph, { precision: "fp32", layer, input: result, seed: blockHash, index });
    Object.assign(feeds, feedCache(`attention_${index}`, layer, 0));
  }
  const lastIndex = graph.weights("last", int64Tensor([1], BigInt64Array.of(-1n)));
  const last = graph.node("Gather", [result, lastIndex], { attributes: { axis: { int: 1 } } });
  const sizes = { inner: layer.width, columns: nonceOutputs };
  const proof = addLinear(graph, { precision: "fp32", input: last, name: `${blockHash}/proof`, ...sizes });
  graph.node("Identity", [proof], { outputs: ["Y"] });
  graph.output("Y", "float32", [1, 1, nonceOutputs]);
  const prompt = seededFloats(`${blockHash}/${nonce}`, tokens * layer.width, 1);
  return { graph, feeds: { prompt: float32Tensor(dims, prompt), ...feeds } };
}
