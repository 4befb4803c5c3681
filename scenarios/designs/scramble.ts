import type { RandomStream } from "../../sim/engine/random-stream.ts";

/** XORs all places with the same 32 random bits: moves the whole net, keeps its shape. */
export function shiftDigits(column: Uint32Array, stream: RandomStream): void {
  const shift = drawBits(stream);
  for (let index = 0; index < column.length; index++) column[index]! ^= shift;
}

/**
 * Owen's nested scrambling in base 2: each bit is flipped by a coin that belongs to the bits before it. The coin is the
 * hash of those bits under two keys from the stream, so that nothing has to be kept.
 *
 * @source Owen, Randomly permuted (t,m,s)-nets and (t,s)-sequences, 1995
 */
export function scrambleByOwen(column: Uint32Array, stream: RandomStream): void {
  const first = drawBits(stream);
  const second = drawBits(stream);
  for (let index = 0; index < column.length; index++) column[index] = scrambleBits(column[index]!, first, second);
}

function scrambleBits(place: number, first: number, second: number): number {
  // A one, then the bits so far: every node of the binary tree has a number of its own.
  let node = 1;
  let scrambled = 0;
  for (let position = 31; position >= 0; position--) {
    const bit = (place >>> position) & 1;
    const coin = mixBits(mixBits(node ^ first) + second) >>> 31;
    scrambled = (scrambled << 1) | (bit ^ coin);
    node = (node << 1) | bit;
  }
  return scrambled >>> 0;
}

/**
 * A bijection of 32 bits in which every bit in moves every bit out about half of the time.
 *
 * @source Wellons, Prospecting for hash functions, 2018: multipliers and shifts of "lowbias32"
 */
function mixBits(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function drawBits(stream: RandomStream): number {
  return Math.floor(stream() * 2 ** 32);
}
