import { normEpsilon } from "../norm.ts";

/** x / sqrt(mean(x^2) + epsilon) * gain, one row. */
export function computeRmsNorm(x: ArrayLike<number>, gain: ArrayLike<number>): Float64Array {
  const scale = Math.sqrt(computeMean(x, (value) => value * value) + normEpsilon);
  return Float64Array.from(x, (value, index) => (value / scale) * gain[index]!);
}

/** (x - mean(x)) / sqrt(variance(x) + epsilon) * gain + bias, one row. */
export function computeLayerNorm(x: ArrayLike<number>, gain: ArrayLike<number>, bias: ArrayLike<number>): Float64Array {
  const mean = computeMean(x, (value) => value);
  const scale = Math.sqrt(computeMean(x, (value) => (value - mean) ** 2) + normEpsilon);
  return Float64Array.from(x, (value, index) => ((value - mean) / scale) * gain[index]! + bias[index]!);
}

function computeMean(x: ArrayLike<number>, map: (value: number) => number): number {
  let sum = 0;
  for (let index = 0; index < x.length; index++) sum += map(x[index]!);
  return sum / x.length;
}
