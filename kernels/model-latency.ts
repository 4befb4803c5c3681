import type { ModelNode } from "./operators/model-node.ts";
import { classifyOperator, type OperatorClass, operatorClasses } from "./operators/operator-class.ts";
import { computeNodeCost, computeRooflineSeconds } from "./operators/operator-cost.ts";
import type { OperatorTiming } from "./operators/operator-timing.ts";

/** What a calibration knows that a model's latency follows from. */
export interface LatencyBasis {
  readonly callSeconds: number;
  readonly nodeSeconds: number;
  readonly ceiling: { readonly flopsPerSecond: number; readonly bytesPerSecond: number };
  readonly operators: readonly Pick<OperatorTiming, "operatorClass" | "cost" | "seconds">[];
}

/** Predicted latency of a model, with the part of each class. */
export interface LatencyPrediction {
  readonly seconds: number;
  readonly nodes: number;
  readonly secondsByClass: Readonly<Partial<Record<OperatorClass, number>>>;
}

/**
 * latency = call + sum over nodes of time(class, roofline seconds of the node).
 *
 * The roofline seconds of a node are max(flops / peak, bytes / bandwidth). The time of a class at some roofline seconds
 * comes from its probes: between two of them on a straight line in logarithms, which holds how a rate falls off where
 * a tensor gets small or leaves a cache; above the largest in proportion; below the smallest it stays. A view takes a
 * node's overhead, and a branch the time of its probe, whatever passes through.
 *
 * @throws KernelError where an operator belongs to no class
 */
export function predictLatency(model: string, nodes: readonly ModelNode[], basis: LatencyBasis): LatencyPrediction {
  const curves = new Map(operatorClasses.map((name) => [name, createCurve(name, basis)]));
  const secondsByClass: Partial<Record<OperatorClass, number>> = {};
  for (const node of nodes) {
    const operatorClass = classifyOperator(model, node);
    const roofline = computeRooflineSeconds(computeNodeCost(node), basis.ceiling);
    const seconds = interpolateSeconds(curves.get(operatorClass) ?? [], roofline, basis.nodeSeconds);
    secondsByClass[operatorClass] = (secondsByClass[operatorClass] ?? 0) + seconds;
  }
  const total = Object.values(secondsByClass).reduce((sum, part) => sum + part, basis.callSeconds);
  return { seconds: total, nodes: nodes.length, secondsByClass };
}

/** A size of operator and the time it took. */
interface CurvePoint {
  readonly roofline: number;
  readonly seconds: number;
}

function createCurve(name: OperatorClass, { operators, ceiling, nodeSeconds }: LatencyBasis): CurvePoint[] {
  return operators
    .filter(({ operatorClass }) => operatorClass === name)
    .map(({ cost, seconds }) => ({
      roofline: computeRooflineSeconds(cost, ceiling),
      // A slope can come out at next to nothing for what is too fast to tell from noise.
      seconds: Math.max(seconds.median, nodeSeconds),
    }))
    .sort((a, b) => a.roofline - b.roofline);
}

function interpolateSeconds(curve: readonly CurvePoint[], roofline: number, nodeSeconds: number): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return nodeSeconds;
  if (roofline <= first.roofline || curve.length === 1) return first.seconds;
  if (roofline >= last.roofline) return (last.seconds * roofline) / last.roofline;
  const upper = curve.findIndex((point) => point.roofline >= roofline);
  const left = curve[upper - 1] ?? first;
  const right = curve[upper] ?? last;
  const share = Math.log(roofline / left.roofline) / Math.log(right.roofline / left.roofline);
  return left.seconds * (right.seconds / left.seconds) ** share;
}
