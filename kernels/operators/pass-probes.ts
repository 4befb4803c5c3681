import { normEpsilon } from "../norm.ts";
import { seededFloats } from "../seeded-tensor.ts";
import { float32Tensor } from "../tensor-value.ts";
import { addIndices, addScalar, type OperatorProbe } from "./operator-probe.ts";

/** Operators that pass over a tensor, from a few numbers to more than a core's own caches hold. */
export function listPassProbes(): OperatorProbe[] {
  return [
    ...passSizes.map(probeElementwise),
    ...smallPassSizes.map(probeTranscendental),
    ...smallPassSizes.map(probePower),
    ...smallPassSizes.map(probeNormalisation),
    ...smallPassSizes.map(probeReduction),
    ...passSizes.map(probeCopy),
    ...smallPassSizes.map(probeTranspose),
  ];
}

/** Numbers in the tensor: 64 bytes, 64 KiB, 512 KiB, 4 MiB, 12 MiB. */
const passSizes = [16, 2 ** 14, 2 ** 17, 2 ** 20, 3 * 2 ** 20] as const;
const smallPassSizes = [64, 2 ** 12, 2 ** 16, 2 ** 20] as const;

/** A small part of the values added to themselves: the plainest pass over memory. */
export function probeStreaming(count: number): OperatorProbe {
  return {
    operatorClass: "elementwise",
    dims: [1, count],
    nodes: 2,
    cost: { flops: count, bytes: 10 * count },
    addLink: (graph, input) => {
      const part = addScalar(graph, "part", 0.01);
      return graph.node("Add", [graph.node("Mul", [input, part]), input]);
    },
  };
}

/** x * clip(x + 3, 0, 6) / 6, as exporters write the hard swish: scalars, a clip, and two tensors, the older one cold. */
function probeElementwise(count: number): OperatorProbe {
  return {
    operatorClass: "elementwise",
    dims: [1, count],
    nodes: 4,
    cost: { flops: count, bytes: 9 * count },
    addLink: (graph, input) => {
      const six = addScalar(graph, "six", 6);
      const raised = graph.node("Add", [input, addScalar(graph, "three", 3)]);
      const clipped = graph.node("Clip", [raised, addScalar(graph, "zero", 0), six]);
      return graph.node("Div", [graph.node("Mul", [input, clipped]), six]);
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
      const root = graph.node("Sqrt", [graph.node("Pow", [input, addScalar(graph, "two", 2)])]);
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
