import seedrandom from "seedrandom";
import { computeHalfBits } from "./half-float.ts";

/**
 * A tensor longer than this repeats its first values: what a weight is does not change how long a product takes, and
 * drawing hundreds of millions would. The length is prime, so that no two rows of a matrix are alike.
 */
const distinctValues = 65521;

/** Uniform values in [-scale, scale), a pure function of the seed. */
export function seededFloats(seed: string, count: number, scale: number): Float32Array {
  const random = seedrandom.alea(seed);
  return repeatBeyondPeriod(new Float32Array(count), () => (random() * 2 - 1) * scale);
}

/** The same values as `seededFloats`, as binary16 bits. */
export function seededHalves(seed: string, count: number, scale: number): Uint16Array {
  const random = seedrandom.alea(seed);
  return repeatBeyondPeriod(new Uint16Array(count), () => computeHalfBits((random() * 2 - 1) * scale));
}

/**
 * Whole numbers in -63..63. Seven bits, not eight: on a processor without VNNI the pairwise sum of unsigned by signed
 * products saturates at 16 bits, and the product would not be exact.
 */
export function seededInt7(seed: string, count: number): Int8Array {
  const random = seedrandom.alea(seed);
  return repeatBeyondPeriod(new Int8Array(count), () => Math.floor(random() * 127) - 63);
}

/** Bytes in 0..255. */
export function seededBytes(seed: string, count: number): Uint8Array {
  const random = seedrandom.alea(seed);
  return repeatBeyondPeriod(new Uint8Array(count), () => Math.floor(random() * 256));
}

function repeatBeyondPeriod<Data extends Float32Array | Uint16Array | Int8Array | Uint8Array>(
  data: Data,
  draw: () => number,
): Data {
  const drawn = Math.min(data.length, distinctValues);
  for (let index = 0; index < drawn; index++) data[index] = draw();
  for (let filled = drawn; filled < data.length; filled *= 2) data.copyWithin(filled, 0, filled);
  return data;
}
