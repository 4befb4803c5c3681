import { countElements } from "../tensor-value.ts";
import type { OperatorClass } from "./operator-class.ts";
import { addIndices, addWeights, type OperatorProbe } from "./operator-probe.ts";

/** Convolutions of all classes, each from a few pixels to a large image. */
export function listConvolutionProbes(): OperatorProbe[] {
  return [
    ...convolutionSizes.map(([channels, side]) =>
      probeConvolution("convolution", { channels, side, window: 3, groups: 1 }),
    ),
    ...pointwiseSizes.map(([channels, side]) =>
      probeConvolution("convolution-pointwise", { channels, side, window: 1, groups: 1 }),
    ),
    ...depthwiseSizes.map(([channels, side, window]) =>
      probeConvolution("convolution-depthwise", { channels, side, window, groups: channels }),
    ),
    ...firstSizes.map(probeFirstConvolution),
    ...unpackedSizes.map(([channels, length]) => probeUnpackedConvolution(channels, length)),
    ...transposedSizes.map(([channels, side]) => probeTransposedConvolution(channels, side)),
  ];
}

const convolutionSizes = [
  [16, 4],
  [96, 5],
  [64, 14],
  [64, 56],
  [96, 112],
] as const;
const pointwiseSizes = [
  [32, 1],
  [96, 4],
  [96, 14],
  [192, 40],
  [48, 160],
] as const;
const depthwiseSizes = [
  [32, 4, 3],
  [96, 14, 3],
  [192, 40, 5],
  [48, 160, 3],
] as const;
const firstSizes = [16, 64, 160] as const;
const unpackedSizes = [
  [64, 1],
  [128, 4],
  [128, 128],
] as const;
const transposedSizes = [
  [16, 4],
  [24, 40],
  [24, 160],
] as const;

function probeConvolution(
  operatorClass: OperatorClass,
  { channels, side, window, groups }: { channels: number; side: number; window: number; groups: number },
): OperatorProbe {
  const seen = channels / groups;
  const weightDims = [channels, seen, window, window];
  const margin = (window - 1) / 2;
  const attributes = {
    kernel_shape: { ints: [window, window] },
    pads: { ints: [margin, margin, margin, margin] },
    group: { int: groups },
  };
  const pixels = channels * side * side;
  return {
    operatorClass,
    dims: [1, channels, side, side],
    nodes: 1,
    cost: { flops: 2 * pixels * seen * window ** 2, bytes: 4 * (2 * pixels + countElements(weightDims)) },
    addLink: (graph, input, index) =>
      graph.node("Conv", [input, addWeights(graph, `W${index}`, weightDims, seen * window ** 2)], { attributes }),
  };
}

/** Three channels to 16, then back to three by taking the first of them. */
function probeFirstConvolution(side: number): OperatorProbe {
  const pixels = side * side;
  const attributes = { kernel_shape: { ints: [3, 3] }, pads: { ints: [1, 1, 1, 1] } };
  return {
    operatorClass: "convolution-first",
    dims: [1, 3, side, side],
    nodes: 1,
    cost: { flops: 2 * 16 * pixels * 27, bytes: 4 * (19 * pixels + 16 * 27) },
    addLink: (graph, input, index) => {
      const weights = addWeights(graph, `W${index}`, [16, 3, 3, 3], 27);
      const filtered = graph.node("Conv", [input, weights], { attributes });
      const bounds = [
        [0, 0, 0, 0],
        [1, 3, side, side],
      ].map((bound, end) => addIndices(graph, `bound_${index}_${end}`, bound));
      return graph.node("Slice", [filtered, ...bounds]);
    },
  };
}

function probeUnpackedConvolution(channels: number, length: number): OperatorProbe {
  const attributes = { kernel_shape: { ints: [3] }, pads: { ints: [1, 1] } };
  const weightDims = [channels, channels, 3];
  return {
    operatorClass: "convolution-unpacked",
    dims: [1, channels, length],
    nodes: 1,
    cost: { flops: 6 * channels ** 2 * length, bytes: 4 * (2 * channels * length + 3 * channels ** 2) },
    addLink: (graph, input, index) =>
      graph.node("Conv", [input, addWeights(graph, `W${index}`, weightDims, 3 * channels)], { attributes }),
  };
}

/** Doubles the side with a quarter of the channels, then reads the result as the shape before, a view. */
function probeTransposedConvolution(channels: number, side: number): OperatorProbe {
  const weightDims = [channels, channels / 4, 2, 2];
  const attributes = { kernel_shape: { ints: [2, 2] }, strides: { ints: [2, 2] } };
  const pixels = channels * side ** 2;
  return {
    operatorClass: "convolution-transposed",
    dims: [1, channels, side, side],
    nodes: 1,
    cost: { flops: 2 * pixels * channels, bytes: 4 * (2 * pixels + channels ** 2) },
    addLink: (graph, input, index) => {
      const weights = addWeights(graph, `W${index}`, weightDims, channels);
      const doubled = graph.node("ConvTranspose", [input, weights], { attributes });
      return graph.node("Reshape", [doubled, addIndices(graph, `shape_${index}`, [1, channels, side, side])]);
    },
  };
}
