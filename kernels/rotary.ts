import { GraphBuilder, microsoft } from "./graph.ts";
import type { Kernel } from "./kernel.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor, int64Tensor } from "./tensor-value.ts";

export type RotaryShape = Readonly<{ tokens: number; heads: number; headSize: number }>;

/** Wavelengths of the rotation grow from 1 to this. */
export const rotaryBase = 10_000;

/**
 * Turns the pair (x[i], x[i + headSize / 2]) of the token at position p by the angle p / base^(2 i / headSize).
 *
 * @source Su et al., "RoFormer", 2021, section 3.2.2; pairs taken half a head apart, as Llama's weights expect
 */
export const rotaryEmbedding: Kernel<RotaryShape> = {
  title: "Rotary position embedding",
  precision: "fp32",
  bound: "memory",
  unit: "pass",
  shapes: {
    tiny: { tokens: 5, heads: 2, headSize: 16 },
    quick: { tokens: 256, heads: 16, headSize: 64 },
    full: [
      { tokens: 16, heads: 16, headSize: 64 },
      { tokens: 256, heads: 16, headSize: 64 },
      { tokens: 1024, heads: 32, headSize: 128 },
    ],
  },
  // Two products and a sum for each number; the sines are tabulated.
  countFlops: ({ tokens, heads, headSize }) => 3 * tokens * heads * headSize,
  countBytes: ({ tokens, heads, headSize }) => 4 * (2 * tokens * heads * headSize + tokens * headSize) + 8 * tokens,
  countUnits: () => 1,
  findFault: ({ headSize }) => (headSize % 2 === 0 ? null : "headSize as an even number"),
  build: ({ tokens, heads, headSize }) => {
    const width = heads * headSize;
    const graph = new GraphBuilder();
    graph.input("X", "float32", [1, tokens, width]);
    graph.input("positions", "int64", [1, tokens]);
    addRotaryTables(graph, tokens, headSize);
    graph.node("RotaryEmbedding", ["X", "positions", "cosines", "sines"], {
      domain: microsoft,
      outputs: ["Y"],
      attributes: { num_heads: { int: heads }, rotary_embedding_dim: { int: headSize } },
    });
    graph.output("Y", "float32", [1, tokens, width]);
    const positions = BigInt64Array.from({ length: tokens }, (_, position) => BigInt(position));
    return {
      graph,
      feeds: {
        X: float32Tensor([1, tokens, width], seededFloats("X", tokens * width, 1)),
        positions: int64Tensor([1, tokens], positions),
      },
    };
  },
};

/** Adds the constants `cosines` and `sines`, one row a position. */
export function addRotaryTables(graph: GraphBuilder, positions: number, headSize: number): void {
  const half = headSize / 2;
  const cosines = new Float32Array(positions * half);
  const sines = new Float32Array(positions * half);
  for (let position = 0; position < positions; position++) {
    for (let pair = 0; pair < half; pair++) {
      const angle = position / rotaryBase ** ((2 * pair) / headSize);
      cosines[position * half + pair] = Math.cos(angle);
      sines[position * half + pair] = Math.sin(angle);
    }
  }
  graph.weights("cosines", float32Tensor([positions, half], cosines));
  graph.weights("sines", float32Tensor([positions, half], sines));
}
