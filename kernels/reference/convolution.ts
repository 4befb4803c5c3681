import type { ConvolutionShape } from "../convolution.ts";

/** A convolution that keeps the image's size; `groups` divide channels and filters alike. Outside the image is zero. */
export function computeConvolution(
  image: ArrayLike<number>,
  weights: ArrayLike<number>,
  shape: ConvolutionShape,
  groups: number,
): Float64Array {
  const { channels, filters, side, window } = shape;
  const seen = channels / groups;
  const margin = (window - 1) / 2;
  const result = new Float64Array(filters * side * side);
  for (let filter = 0; filter < filters; filter++) {
    const firstChannel = Math.floor((filter * groups) / filters) * seen;
    for (let pixel = 0; pixel < side * side; pixel++) {
      let sum = 0;
      for (let tap = 0; tap < seen * window * window; tap++) {
        const channel = Math.floor(tap / window ** 2);
        const y = Math.floor(pixel / side) + (Math.floor(tap / window) % window) - margin;
        const x = (pixel % side) + (tap % window) - margin;
        if (y < 0 || x < 0 || y >= side || x >= side) continue;
        sum += image[((firstChannel + channel) * side + y) * side + x]! * weights[filter * seen * window ** 2 + tap]!;
      }
      result[filter * side * side + pixel] = sum;
    }
  }
  return result;
}
