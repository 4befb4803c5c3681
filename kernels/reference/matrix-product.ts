import type { ProductShape } from "../matrix-product.ts";

/** Y = X * W, summed in double precision; whole numbers stay exact. */
export function computeProduct(x: ArrayLike<number>, w: ArrayLike<number>, shape: ProductShape): Float64Array {
  const { rows, inner, columns } = shape;
  const y = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += x[row * inner + k]! * w[k * columns + column]!;
      y[row * columns + column] = sum;
    }
  }
  return y;
}

/** Weights [inner, columns] from codes [columns, inner / block, bytes] and one scale a block; see `addBlockProduct`. */
export function computeBlockWeights(
  codes: Uint8Array,
  scales: Float32Array,
  layout: { inner: number; columns: number; bits: 4 | 8; block: number },
): Float64Array {
  const { inner, columns, bits, block } = layout;
  const weights = new Float64Array(inner * columns);
  for (let column = 0; column < columns; column++) {
    for (let k = 0; k < inner; k++) {
      const position = column * inner + k;
      const byte = codes[bits === 8 ? position : position >> 1]!;
      const code = bits === 8 ? byte : k % 2 === 0 ? byte & 15 : byte >> 4;
      weights[k * columns + column] = (code - 2 ** (bits - 1)) * scales[Math.floor(position / block)]!;
    }
  }
  return weights;
}
