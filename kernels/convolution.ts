import { GraphBuilder } from "./graph.ts";
import type { Kernel, KernelGraph } from "./kernel.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { float32Tensor } from "./tensor-value.ts";

/** An image of `channels` x `side` x `side`, `filters` square windows of `window`, an odd length; same size out. */
export type ConvolutionShape = Readonly<{ channels: number; filters: number; side: number; window: number }>;

/** As many filters as channels, each seeing one channel. */
export type DepthwiseShape = Readonly<{ channels: number; side: number; window: number }>;

/** Y[f, y, x] = sum over channels and window of X[c, y + dy, x + dx] * W[f, c, dy, dx]. */
export const convolution: Kernel<ConvolutionShape> = {
  title: "Convolution, 3 x 3",
  precision: "fp32",
  bound: "compute",
  unit: "image",
  shapes: {
    tiny: { channels: 3, filters: 4, side: 6, window: 3 },
    quick: { channels: 64, filters: 64, side: 56, window: 3 },
    full: [
      { channels: 64, filters: 64, side: 56, window: 3 },
      { channels: 96, filters: 32, side: 80, window: 3 },
      { channels: 256, filters: 256, side: 14, window: 3 },
    ],
  },
  countFlops: ({ channels, filters, side, window }) => 2 * filters * channels * window ** 2 * side ** 2,
  countBytes: ({ channels, filters, side, window }) =>
    4 * ((channels + filters) * side ** 2 + filters * channels * window ** 2),
  countUnits: () => 1,
  findFault: findWindowFault,
  build: (shape) => buildConvolution(shape, 1),
};

/** A convolution whose window is one pixel: a matrix product over channels. */
export const pointwiseConvolution: Kernel<ConvolutionShape> = {
  ...convolution,
  title: "Convolution, 1 x 1",
  shapes: {
    tiny: { channels: 4, filters: 8, side: 5, window: 1 },
    quick: { channels: 192, filters: 192, side: 40, window: 1 },
    full: [
      { channels: 48, filters: 48, side: 160, window: 1 },
      { channels: 192, filters: 192, side: 40, window: 1 },
      { channels: 384, filters: 384, side: 20, window: 1 },
    ],
  },
};

/** Y[c, y, x] = sum over window of X[c, y + dy, x + dx] * W[c, dy, dx]: little arithmetic for its traffic. */
export const depthwiseConvolution: Kernel<DepthwiseShape> = {
  title: "Depthwise convolution",
  precision: "fp32",
  bound: "memory",
  unit: "image",
  shapes: {
    tiny: { channels: 4, side: 6, window: 3 },
    quick: { channels: 192, side: 40, window: 5 },
    full: [
      { channels: 96, side: 80, window: 3 },
      { channels: 192, side: 40, window: 5 },
      { channels: 384, side: 20, window: 5 },
    ],
  },
  countFlops: ({ channels, side, window }) => 2 * channels * window ** 2 * side ** 2,
  countBytes: ({ channels, side, window }) => 4 * (2 * channels * side ** 2 + channels * window ** 2),
  countUnits: () => 1,
  findFault: findWindowFault,
  build: (shape) => buildConvolution({ ...shape, filters: shape.channels }, shape.channels),
};

function findWindowFault({ window, side }: { window: number; side: number }): string | null {
  return window % 2 === 1 && window <= side ? null : "window as an odd number, no longer than side";
}

function buildConvolution({ channels, filters, side, window }: ConvolutionShape, groups: number): KernelGraph {
  const graph = new GraphBuilder();
  const seen = channels / groups;
  const margin = (window - 1) / 2;
  graph.input("X", "float32", [1, channels, side, side]);
  const weights = seededFloats("W", filters * seen * window ** 2, 1);
  graph.weights("W", float32Tensor([filters, seen, window, window], weights));
  const attributes = {
    kernel_shape: { ints: [window, window] },
    pads: { ints: [margin, margin, margin, margin] },
    group: { int: groups },
  };
  graph.node("Conv", ["X", "W"], { outputs: ["Y"], attributes });
  graph.output("Y", "float32", [1, filters, side, side]);
  const image = seededFloats("X", channels * side ** 2, 1);
  return { graph, feeds: { X: float32Tensor([1, channels, side, side], image) } };
}
