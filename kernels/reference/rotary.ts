import { rotaryBase } from "../rotary.ts";

/** Turns the pairs (i, i + headSize / 2) of every head of one token at `position`. */
export function computeRotary(x: ArrayLike<number>, position: number, headSize: number): Float64Array {
  const y = Float64Array.from(x);
  const half = headSize / 2;
  for (let start = 0; start < x.length; start += headSize) {
    for (let pair = 0; pair < half; pair++) {
      const angle = position / rotaryBase ** ((2 * pair) / headSize);
      const first = x[start + pair]!;
      const second = x[start + pair + half]!;
      y[start + pair] = first * Math.cos(angle) - second * Math.sin(angle);
      y[start + pair + half] = second * Math.cos(angle) + first * Math.sin(angle);
    }
  }
  return y;
}
