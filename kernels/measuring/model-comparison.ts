import { sampleRuns, warmUp } from "../benchmark.ts";
import type { Calibration } from "../calibration.ts";
import { computeFigure } from "../figure.ts";
import { type LatencyBasis, predictLatency } from "../model-latency.ts";
import { listModelNodes, type ModelFile } from "../operators/model-graph.ts";
import { openModel, type SessionSettings } from "../session.ts";
import type { CalibrationPlan } from "./calibration-plan.ts";
import type { Reporter } from "./calibration-progress.ts";

type ModelResult = Calibration["models"][number];

/** Predicted over measured latency within which a prediction counts as good. */
export const latencyTolerance = 1.3;

/** Predicts every model from the operators' times, measures it, and puts the two side by side. */
export async function compareModels(
  files: readonly ModelFile[],
  basis: LatencyBasis,
  context: { plan: CalibrationPlan; settings: SessionSettings; report: Reporter },
): Promise<ModelResult[]> {
  const results: ModelResult[] = [];
  for (const file of files) {
    results.push(await context.report(file.name, () => compareModel(file, basis, context)));
  }
  return results;
}

/** Whether a prediction is within the tolerance, either way. */
export function isWithinTolerance({ ratio }: Pick<ModelResult, "ratio">): boolean {
  return ratio <= latencyTolerance && ratio >= 1 / latencyTolerance;
}

async function compareModel(
  file: ModelFile,
  basis: LatencyBasis,
  { plan, settings }: { plan: CalibrationPlan; settings: SessionSettings },
): Promise<ModelResult> {
  const prediction = predictLatency(file.name, await listModelNodes(file, settings), basis);
  const samples: number[] = [];
  const model = await openModel(file.path, file.inputs, settings);
  await warmUp(model.run, plan.modelBudgetSeconds);
  for (let round = 0; round < plan.rounds; round++) {
    const budget = { precision: plan.precision, budgetSeconds: plan.modelBudgetSeconds, minRepetitions: 3 };
    samples.push(...(await sampleRuns(model.run, budget)));
  }
  await model.close();
  const measuredSeconds = computeFigure(samples, "s");
  return {
    name: file.name,
    nodes: prediction.nodes,
    predictedSeconds: prediction.seconds,
    measuredSeconds,
    ratio: prediction.seconds / measuredSeconds.median,
    secondsByClass: prediction.secondsByClass,
  };
}
