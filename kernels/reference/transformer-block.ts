import type { LayerShape } from "../transformer-block.ts";
import { computeSilu } from "./activation.ts";
import { computeAttention, type TokenRows } from "./attention.ts";
import { computeProduct } from "./matrix-product.ts";
import { computeRmsNorm } from "./norm.ts";
import { computeRotary } from "./rotary.ts";

/** The weights of one layer by the names of `listProducts`, each [inner, columns]. */
export type LayerWeights = (name: string) => ArrayLike<number>;

/** What earlier tokens left in the cache: keys already turned by their positions. */
export interface Cache {
  readonly keys: TokenRows;
  readonly values: TokenRows;
}

/** The block of `transformer-block.ts` on rows of tokens, in double precision, gains of one. */
export function computeBlock(rows: TokenRows, layer: LayerShape, weights: LayerWeights, cache: Cache): Float64Array[] {
  const { width, heads, keyValueHeads, headSize, hidden } = layer;
  const ones = new Float64Array(width).fill(1);
  const multiply = (row: ArrayLike<number>, name: string, columns: number) =>
    computeProduct(row, weights(name), { rows: 1, inner: row.length, columns });
  const normed = rows.map((row) => computeRmsNorm(row, ones));
  const turn = (row: Float64Array, token: number) => computeRotary(row, cache.keys.length + token, headSize);
  const queries = normed.map((row, token) => turn(multiply(row, "query", heads * headSize), token));
  const keys = normed.map((row, token) => turn(multiply(row, "key", keyValueHeads * headSize), token));
  const values = normed.map((row) => multiply(row, "value", keyValueHeads * headSize));
  const attended = computeAttention(queries, [...cache.keys, ...keys], [...cache.values, ...values], layer);
  return rows.map((row, token) => {
    const middle = addRows(row, multiply(attended[token]!, "result", width));
    const normedMiddle = computeRmsNorm(middle, ones);
    const up = multiply(normedMiddle, "up", hidden);
    const gated = multiply(normedMiddle, "gate", hidden).map((gate, index) => computeSilu(gate) * up[index]!);
    return addRows(middle, multiply(gated, "down", width));
  });
}

function addRows(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (value, index) => value + b[index]!);
}
