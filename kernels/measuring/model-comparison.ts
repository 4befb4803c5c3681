import type { Calibration } from "../calibration.ts";
import { computeRoundsFigure } from "../figure.ts";
import { type LatencyBasis, predictLatency } from "../model-latency.ts";
import type { ModelFile } from "../operators/model-graph.ts";
import type { ModelNode } from "../operators/model-node.ts";

type ModelResult = Calibration["models"][number];

/** Predicted over measured latency within which a prediction counts as good. */
export const latencyTolerance = 1.3;

/** A model's nodes, and what it took on this machine round by round. */
export interface MeasuredModel {
  readonly file: ModelFile;
  readonly nodes: readonly ModelNode[];
  readonly rounds: readonly (readonly number[])[];
}

/** Predicts a measured model from the operators' times, and puts the two side by side. */
export function compareModel({ file, nodes, rounds }: MeasuredModel, basis: LatencyBasis): ModelResult {
  const prediction = predictLatency(file.name, nodes, basis);
  const measuredSeconds = computeRoundsFigure(rounds, "s");
  return {
    name: file.name,
    nodes: prediction.nodes,
    predictedSeconds: prediction.seconds,
    measuredSeconds,
    ratio: prediction.seconds / measuredSeconds.median,
    secondsByClass: prediction.secondsByClass,
  };
}

/** Whether a prediction is within the tolerance, either way. */
export function isWithinTolerance({ ratio }: Pick<ModelResult, "ratio">): boolean {
  return ratio <= latencyTolerance && ratio >= 1 / latencyTolerance;
}
