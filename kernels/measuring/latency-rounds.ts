import { sampleRuns, warmUp } from "../benchmark.ts";
import { listModelNodes, type ModelFile } from "../operators/model-graph.ts";
import type { OperatorProbe } from "../operators/operator-probe.ts";
import { measureSlopes, type OperatorTiming, summariseOperator } from "../operators/operator-timing.ts";
import { openModel, type SessionSettings } from "../session.ts";
import { type CalibrationPlan, listProbes } from "./calibration-plan.ts";
import type { Reporter } from "./calibration-progress.ts";
import type { MeasuredModel } from "./model-comparison.ts";

export interface LatencyContext {
  readonly plan: CalibrationPlan;
  readonly settings: SessionSettings;
  readonly report: Reporter;
}

/**
 * Times the operator probes and the models in turns, round after round: a machine that slows down for a while slows
 * both, and neither looks better than the other for having had the quiet minutes.
 */
export async function measureLatencies(
  files: readonly ModelFile[],
  context: LatencyContext,
): Promise<{ operators: OperatorTiming[]; models: MeasuredModel[] }> {
  const slopes = new Map<OperatorProbe, number[]>(listProbes(context.plan).map((probe) => [probe, []]));
  const samples = new Map<ModelFile, number[][]>(files.map((file) => [file, []]));
  for (let round = 1; round <= context.plan.rounds; round++) {
    for (const [probe, list] of slopes) list.push(...(await measureProbe(probe, round, context)));
    for (const [file, list] of samples) list.push(await measureModel(file, round, context));
  }
  const models: MeasuredModel[] = [];
  for (const [file, rounds] of samples) {
    models.push({ file, rounds, nodes: await listModelNodes(file, context.settings) });
  }
  return { operators: [...slopes].map(([probe, list]) => summariseOperator(probe, list)), models };
}

async function measureProbe(
  probe: OperatorProbe,
  round: number,
  { plan, settings, report }: LatencyContext,
): Promise<number[]> {
  const timing = { rounds: plan.operatorSlopes, budgetSeconds: plan.operatorBudgetSeconds };
  return report(`operator ${probe.operatorClass}, round ${round} of ${plan.rounds}`, () =>
    measureSlopes(probe, settings, timing),
  );
}

async function measureModel(
  file: ModelFile,
  round: number,
  { plan, settings, report }: LatencyContext,
): Promise<number[]> {
  return report(`${file.name}, round ${round} of ${plan.rounds}`, async () => {
    const model = await openModel(file.path, file.inputs, settings);
    await warmUp(model, plan.modelBudgetSeconds / 2);
    const { precision, modelBudgetSeconds: budgetSeconds } = plan;
    const samples = await sampleRuns(model, { precision, budgetSeconds, minRepetitions: 3 });
    await model.close();
    return samples;
  });
}
