import { GraphBuilder } from "./graph.ts";
import type { KernelGraph } from "./kernel.ts";
import { normEpsilon } from "./norm.ts";
import type { OperatorClass } from "./operator-class.ts";
import type { Cost } from "./operator-cost.ts";
import { seededFloats } from "./seeded-tensor.ts";
import { countElements, float32Tensor, int64Tensor } from "./tensor-value.ts";

/**
 * One link of a chain: a few nodes that end in the shape they began with, so that any number can follow each other.
 * What a link takes is the slope between a short chain and a long one, free of the call and of handing over results.
 */
export interface OperatorProbe {
  readonly operatorClass: OperatorClass;
  /** Shape of what passes along the chain. */
  readonly dims: readonly number[];
  /** Nodes in a link; cost and time are for one of them. */
  readonly nodes: number;
  readonly cost: Cost;
  addLink(graph: GraphBuilder, input: string, index: number): string;
}

/** A chain of `length` links on seeded input. */
export function buildChain(probe: OperatorProbe, length: number): KernelGraph {
  const graph = new GraphBuilder();
  let result = graph.input("X", "float32", probe.dims);
  for (let index = 0; index < length; index++) result = probe.addLink(graph, result, index);
  graph.node("Neg", [result], { outputs: ["Y"] });
  graph.output("Y", "float32", probe.dims);
  return { graph, feeds: { X: float32Tensor(probe.dims, seededFloats("X", countElements(probe.dims), 1)) } };
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
const productSizes = [
  [1, 128],
  [40, 120],
  [40, 512],
  [256, 1024],
] as const;
/** Numbers in the tensor: 64 bytes, 64 KiB, 512 KiB, 4 MiB, 12 MiB. */
const passSizes = [16, 2 ** 14, 2 ** 17, 2 ** 20, 3 * 2 ** 20] as const;
const smallPassSizes = [64, 2 ** 12, 2 ** 16, 2 ** 20] as const;

/** Probes of every class, from sizes where the call rules to sizes that few caches hold. */
export const operatorProbes: readonly OperatorProbe[] = [
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
  ...productSizes.map(([rows, width]) => probeProduct(rows, width)),
  ...[32, 128].map(probeRecurrent),
  ...passSizes.map(probeElementwise),
  ...smallPassSizes.map(probeTranscendental),
  ...smallPassSizes.map(probePower),
  ...smallPassSizes.map(probeNormalisation),
  ...smallPassSizes.map(probeReduction),
  ...passSizes.map(probeCopy),
  ...smallPassSizes.map(probeTranspose),
  probeControl(),
];

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

function probeProduct(rows: number, width: number): OperatorProbe {
  return {
    operatorClass: "product",
    dims: [rows, width],
    nodes: 1,
    cost: { flops: 2 * rows * width ** 2, bytes: 4 * (2 * rows * width + width ** 2) },
    addLink: (graph, input, index) =>
      graph.node("MatMul", [input, addWeights(graph, `W${index}`, [width, width], width)]),
  };
}

function probeRecurrent(width: number): OperatorProbe {
  const weightDims = [1, 4 * width, width];
  return {
    operatorClass: "recurrent",
    dims: [1, 1, width],
    nodes: 1,
    cost: { flops: 16 * width ** 2, bytes: 4 * (8 * width ** 2 + 2 * width) },
    addLink: (graph, input, index) => {
      const weights = ["W", "R"].map((name) => addWeights(graph, `${name}${index}`, weightDims, width));
      const outputs = ["", `hidden_${index}`];
      const attributes = { hidden_size: { int: width } };
      graph.node("LSTM", [input, ...weights], { outputs, attributes });
      return `hidden_${index}`;
    },
  };
}

/** A small part of the values added to themselves: one result beside its operand and one in its operand's place. */
export function probeElementwise(count: number): OperatorProbe {
  return {
    operatorClass: "elementwise",
    dims: [1, count],
    nodes: 2,
    cost: { flops: count, bytes: 10 * count },
    addLink: (graph, input) => {
      const part = graph.weights("part", float32Tensor([], Float32Array.of(0.01)));
      return graph.node("Add", [graph.node("Mul", [input, part]), input]);
    },
  };
}

function probeTranscendental(count: number): OperatorProbe {
  return {
    operatorClass: "transcendental",
    dims: [1, count],
    nodes: 1,
    cost: { flops: count, bytes: 8 * count },
    addLink: (graph, input) => graph.node("Sigmoid", [input]),
  };
}

/** Square and root, exponential and logarithm: the magnitudes come back. */
function probePower(count: number): OperatorProbe {
  return {
    operatorClass: "power",
    dims: [1, count],
    nodes: 4,
    cost: { flops: count, bytes: 8 * count },
    addLink: (graph, input) => {
      const two = graph.weights("two", float32Tensor([], Float32Array.of(2)));
      const root = graph.node("Sqrt", [graph.node("Pow", [input, two])]);
      return graph.node("Log", [graph.node("Exp", [root])]);
    },
  };
}

function probeNormalisation(count: number): OperatorProbe {
  const width = Math.min(count, 512);
  return {
    operatorClass: "normalisation",
    dims: [count / width, width],
    nodes: 1,
    cost: { flops: count, bytes: 8 * count },
    addLink: (graph, input, index) => {
      const gain = graph.weights(`gain_${index}`, float32Tensor([width], seededFloats(`gain_${index}`, width, 1)));
      const attributes = { axis: { int: -1 }, epsilon: { float: normEpsilon } };
      return graph.node("LayerNormalization", [input, gain], { attributes });
    },
  };
}

/** The mean of each image plane, and the image less it: a reading pass, and a pass of reading and writing. */
function probeReduction(count: number): OperatorProbe {
  const side = 2 ** Math.floor(Math.log2(count) / 3);
  return {
    operatorClass: "reduction",
    dims: [1, count / side ** 2, side, side],
    nodes: 2,
    cost: { flops: count, bytes: 6 * count },
    addLink: (graph, input) => graph.node("Sub", [input, graph.node("GlobalAveragePool", [input])]),
  };
}

/** Halves taken apart and put together the other way round. */
function probeCopy(count: number): OperatorProbe {
  return {
    operatorClass: "copy",
    dims: [1, count],
    nodes: 2,
    cost: { flops: count, bytes: 8 * count },
    addLink: (graph, input, index) => {
      const halves = [`left_${index}`, `right_${index}`];
      graph.node("Split", [input], { outputs: halves, attributes: { axis: { int: 1 }, num_outputs: { int: 2 } } });
      return graph.node("Concat", [...halves].reverse(), { attributes: { axis: { int: 1 } } });
    },
  };
}

/** Turned, then read as the shape before; the second is a view. */
function probeTranspose(count: number): OperatorProbe {
  // Never square: onnxruntime would drop the view, and then the two turns around it.
  const rows = 2 ** (Math.floor(Math.log2(count) / 2) - 1);
  const dims = [rows, count / rows];
  return {
    operatorClass: "transpose",
    dims,
    nodes: 1,
    cost: { flops: count, bytes: 8 * count },
    addLink: (graph, input, index) => {
      const turned = graph.node("Transpose", [input], { attributes: { perm: { ints: [1, 0] } } });
      return graph.node("Reshape", [turned, addIndices(graph, `shape_${index}`, dims)]);
    },
  };
}

/** A branch whose two ways each change the sign of a few numbers. */
function probeControl(): OperatorProbe {
  return {
    operatorClass: "control",
    dims: [1, 4],
    nodes: 1,
    cost: { flops: 4, bytes: 32 },
    addLink: (graph, input, index) => {
      const branch = (way: string) => {
        const inner = new GraphBuilder();
        inner.node("Neg", [input], { outputs: [`${way}_${index}`] });
        inner.output(`${way}_${index}`, "float32", [1, 4]);
        return { graph: inner };
      };
      const attributes = { then_branch: branch("then"), else_branch: branch("else") };
      const positive = graph.node("Greater", [
        graph.node("ReduceMax", [input], { attributes: { keepdims: { int: 0 } } }),
        graph.weights("zero", float32Tensor([], Float32Array.of(0))),
      ]);
      return graph.node("If", [positive], { attributes });
    },
  };
}

/** Weights of about 1 / sqrt(values summed), so that numbers keep their size along the chain. */
function addWeights(graph: GraphBuilder, name: string, dims: readonly number[], summed: number): string {
  return graph.weights(name, float32Tensor(dims, seededFloats(name, countElements(dims), Math.sqrt(3 / summed))));
}

function addIndices(graph: GraphBuilder, name: string, values: readonly number[]): string {
  return graph.weights(name, int64Tensor([values.length], BigInt64Array.from(values, BigInt)));
}
