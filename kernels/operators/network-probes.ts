import { GraphBuilder } from "../graph.ts";
import { addScalar, addWeights, type OperatorProbe } from "./operator-probe.ts";

/** Matrix products, recurrent layers and branches. */
export function listNetworkProbes(): OperatorProbe[] {
  return [
    ...productSizes.map(([rows, width]) => probeProduct(rows, width)),
    ...[32, 128].map(probeRecurrent),
    probeControl(),
  ];
}

const productSizes = [
  [1, 128],
  [40, 120],
  [40, 512],
  [256, 1024],
] as const;

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
        addScalar(graph, "zero", 0),
      ]);
      return graph.node("If", [positive], { attributes });
    },
  };
}
