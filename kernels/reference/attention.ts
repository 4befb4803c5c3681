import type { HeadShape } from "../attention.ts";
import { computeSoftmax } from "./softmax.ts";

/** One row a token: its heads side by side. */
export type TokenRows = readonly ArrayLike<number>[];

/**
 * Causal attention with grouped heads: result[h] = sum over seen t of softmax(query[h] . key[g][t] / sqrt(headSize)) *
 * value[g][t], where head h reads the key-value head g = floor(h * keyValueHeads / heads). `keys` and `values` hold the
 * context first, then one row for each query.
 */
export function computeAttention(
  queries: TokenRows,
  keys: TokenRows,
  values: TokenRows,
  { heads, keyValueHeads, headSize }: HeadShape,
): Float64Array[] {
  const context = keys.length - queries.length;
  return queries.map((query, token) => {
    const result = new Float64Array(heads * headSize);
    for (let head = 0; head < heads; head++) {
      const group = Math.floor((head * keyValueHeads) / heads) * headSize;
      const seen = keys.slice(0, context + token + 1);
      const scores = seen.map((key) => computeDot(query, head * headSize, key, group, headSize) / Math.sqrt(headSize));
      computeSoftmax(scores).forEach((weight, t) => {
        for (let i = 0; i < headSize; i++) result[head * headSize + i]! += weight * values[t]![group + i]!;
      });
    }
    return result;
  });
}

/** Turns a cache laid out as [keyValueHeads, context, headSize] into one row a token. */
export function listCacheRows(cache: ArrayLike<number>, context: number, shape: HeadShape): Float64Array[] {
  const { keyValueHeads, headSize } = shape;
  return Array.from({ length: context }, (_, token) =>
    Float64Array.from({ length: keyValueHeads * headSize }, (__, index) => {
      const head = Math.floor(index / headSize);
      return cache[(head * context + token) * headSize + (index % headSize)]!;
    }),
  );
}

function computeDot(
  a: ArrayLike<number>,
  aStart: number,
  b: ArrayLike<number>,
  bStart: number,
  length: number,
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[aStart + i]! * b[bStart + i]!;
  return sum;
}
