import { sobolDirections } from "./sobol-directions.ts";

/** Dimensions that the table of direction numbers serves; the first needs no row. */
export const SOBOL_DIMENSIONS = sobolDirections.length + 1;

const BITS = 32;

/**
 * The first `size` places along one dimension (from 0 on) of the Sobol sequence in Gray-code order, as 32-bit fractions:
 * place k + 1 is place k XOR the direction number of the lowest zero bit of k.
 *
 * @source Antonov and Saleev, USSR Computational Mathematics and Mathematical Physics 19, 1979
 */
export function computeSobolColumn(dimension: number, size: number): Uint32Array {
  const directions = computeDirections(dimension);
  const column = new Uint32Array(size);
  for (let index = 1; index < size; index++) {
    const lowestZeroBit = 31 - Math.clz32(~(index - 1) & index);
    column[index] = column[index - 1]! ^ directions[lowestZeroBit]!;
  }
  return column;
}

/**
 * Direction numbers as fractions of 32 bits: v_i = m_i / 2^i for i <= s, then
 * v_i = (v_(i-s) >> s) XOR v_(i-s) XOR those v_(i-k), k < s, whose coefficient a_k is 1.
 *
 * @source Bratley and Fox, ACM Transactions on Mathematical Software 14, 1988, algorithm 659
 */
function computeDirections(dimension: number): Uint32Array {
  if (dimension === 0) return Uint32Array.from({ length: BITS }, (_, bit) => 1 << (BITS - 1 - bit));
  const [degree, coefficients, ...first] = sobolDirections[dimension - 1]! as readonly [number, number, ...number[]];
  const directions = new Uint32Array(BITS);
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      directions[bit] = first[bit]! << (BITS - 1 - bit);
      continue;
    }
    const before = directions[bit - degree]!;
    let direction = before ^ (before >>> degree);
    for (let back = 1; back < degree; back++) {
      if ((coefficients >>> (degree - 1 - back)) & 1) direction ^= directions[bit - back]!;
    }
    directions[bit] = direction;
  }
  return directions;
}
