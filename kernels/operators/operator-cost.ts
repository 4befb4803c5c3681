import { countElements } from "../tensor-value.ts";
import type { ModelNode } from "./model-node.ts";

/** Arithmetic and traffic of one run of an operator. */
export interface Cost {
  readonly flops: number;
  readonly bytes: number;
}

/** The least time that a machine's ceilings allow for a cost, s. */
export function computeRooflineSeconds(
  cost: Cost,
  ceiling: { flopsPerSecond: number; bytesPerSecond: number },
): number {
  return Math.max(cost.flops / ceiling.flopsPerSecond, cost.bytes / ceiling.bytesPerSecond);
}

/** Cost of a node from its shapes; every operand is read once and every result written once, 4 bytes an element. */
export function computeNodeCost(node: ModelNode): Cost {
  const elements = [...node.inputs, ...node.outputs].reduce((sum, dims) => sum + countElements(dims), 0);
  return { flops: countNodeFlops(node), bytes: 4 * elements };
}

/** Two operations for each product of the operator's definition; one a result for what only passes over its operand. */
function countNodeFlops(node: ModelNode): number {
  const [first = [], second = []] = node.inputs;
  const results = countElements(node.outputs[0] ?? []);
  switch (node.operator) {
    case "Conv":
    case "FusedConv":
      // Weights [filters, channels seen, window...]: each result sums over the last ones.
      return 2 * results * countElements(second.slice(1));
    case "ConvTranspose":
      // Weights [channels, filters, window...]: each number of the image spreads over the last ones.
      return 2 * countElements(first) * countElements(second.slice(1));
    case "MatMul":
    case "Gemm":
    case "FusedMatMul":
    case "FusedGemm":
      return 2 * results * (first.at(node.transposesFirst ? -2 : -1) ?? 1);
    case "LSTM": {
      // Weights [directions, 4 * hidden, input], recurrent ones [directions, 4 * hidden, hidden].
      const recurrent = node.inputs[2] ?? [];
      const steps = (first[0] ?? 1) * (first[1] ?? 1);
      return 2 * steps * (countElements(second) + countElements(recurrent));
    }
    default:
      return results;
  }
}
