import { type Kernel, precisions, type Shape } from "../kernel.ts";
import type { ProductShape } from "../matrix-product.ts";
import type { ModelFile } from "../operators/model-graph.ts";
import type { OperatorProbe } from "../operators/operator-probe.ts";
import { operatorProbes } from "../operators/operator-probes.ts";
import { findRealModels } from "../operators/real-models.ts";
import { type KernelName, kernelNames, kernels } from "../registry.ts";
import { countElements } from "../tensor-value.ts";

/** How much of everything a calibration measures. */
export interface CalibrationPlan {
  /** Rounds over all kernels; their spread tells how steady the machine is. */
  readonly rounds: number;
  /** Half the 95 % interval of the median, as a fraction, at which a round of a kernel ends early. */
  readonly precision: number;
  /** The most time for one kernel in one round, s; the build of its model comes on top. */
  readonly budgetSeconds: number;
  readonly warmUpSeconds: number;
  readonly minRepetitions: number;
  /** Working sets to measure bandwidth at, bytes, and how often. */
  readonly workingSets: readonly number[];
  readonly bandwidthRounds: number;
  /** Shapes to find the peak rate of a precision among. */
  readonly peakShapes: readonly ProductShape[];
  readonly hashSlices: number;
  /** Slopes a round of the operator probes that latencies of models are predicted from; no models where zero. */
  readonly operatorSlopes: number;
  readonly operatorBudgetSeconds: number;
  /** The largest operators and the largest inputs of real models, in bytes and in numbers, to measure. */
  readonly mostOperatorBytes: number;
  readonly mostInputNumbers: number;
  /** The most time for one real model in one round, s. */
  readonly modelBudgetSeconds: number;
  shapesOf(kernel: Kernel): readonly Shape[];
}

const peakShapes = [
  { rows: 256, inner: 1024, columns: 1024 },
  { rows: 384, inner: 768, columns: 768 },
] as const;

/** `tiny` shows that everything runs; its figures mean nothing. `quick` ends within 15 s, `full` within 5 minutes. */
export const calibrationPlans = {
  tiny: {
    rounds: 2,
    precision: 0.2,
    budgetSeconds: 0.002,
    warmUpSeconds: 0,
    minRepetitions: 2,
    workingSets: [2 ** 16, 2 ** 20],
    bandwidthRounds: 1,
    peakShapes: [{ rows: 32, inner: 128, columns: 128 }],
    hashSlices: 2,
    operatorSlopes: 1,
    operatorBudgetSeconds: 0.0005,
    mostOperatorBytes: 2 ** 20,
    mostInputNumbers: 20_000,
    modelBudgetSeconds: 0.001,
    shapesOf: (kernel) => [kernel.shapes.tiny],
  },
  quick: {
    rounds: 2,
    precision: 0.03,
    budgetSeconds: 0.05,
    warmUpSeconds: 0.01,
    minRepetitions: 3,
    workingSets: [2 ** 17, 2 ** 21, 2 ** 26],
    bandwidthRounds: 3,
    peakShapes,
    hashSlices: 8,
    operatorSlopes: 0,
    operatorBudgetSeconds: 0,
    mostOperatorBytes: 0,
    mostInputNumbers: 0,
    modelBudgetSeconds: 0,
    shapesOf: (kernel) => [kernel.shapes.quick],
  },
  full: {
    rounds: 4,
    precision: 0.01,
    budgetSeconds: 0.25,
    warmUpSeconds: 0.05,
    minRepetitions: 5,
    workingSets: [2 ** 15, 2 ** 17, 2 ** 19, 2 ** 21, 2 ** 23, 2 ** 25, 2 ** 28],
    bandwidthRounds: 7,
    peakShapes: [...peakShapes, { rows: 512, inner: 2048, columns: 2048 }],
    hashSlices: 30,
    operatorSlopes: 3,
    operatorBudgetSeconds: 0.015,
    mostOperatorBytes: Number.POSITIVE_INFINITY,
    mostInputNumbers: Number.POSITIVE_INFINITY,
    modelBudgetSeconds: 0.25,
    shapesOf: (kernel) => kernel.shapes.full,
  },
} as const satisfies Record<string, CalibrationPlan>;

export type CalibrationMode = keyof typeof calibrationPlans;

/** One kernel at one shape. */
export interface Subject {
  readonly name: KernelName;
  readonly kernel: Kernel;
  readonly shape: Shape;
}

export function listSubjects(plan: CalibrationPlan): Subject[] {
  return kernelNames.flatMap((name) => {
    const kernel: Kernel = kernels[name];
    return plan.shapesOf(kernel).map((shape) => ({ name, kernel, shape }));
  });
}

/** The probes that the plan allows; none where it asks for no round of them. */
export function listProbes({ operatorSlopes, mostOperatorBytes }: CalibrationPlan): OperatorProbe[] {
  return operatorSlopes > 0 ? operatorProbes.filter(({ cost }) => cost.bytes <= mostOperatorBytes) : [];
}

/** The real models that are installed and that the plan allows. */
export function listModels({ operatorSlopes, mostInputNumbers }: CalibrationPlan): ModelFile[] {
  if (operatorSlopes === 0) return [];
  const countNumbers = ({ inputs }: ModelFile) =>
    Object.values(inputs).reduce((sum, { dims }) => sum + countElements(dims), 0);
  return findRealModels().filter((file) => countNumbers(file) <= mostInputNumbers);
}

/** Steps that a calibration reports, so that progress knows its end. */
export function countSteps(plan: CalibrationPlan, models: number): number {
  const eachRound = listSubjects(plan).length + listProbes(plan).length + models;
  return 3 + plan.workingSets.length + precisions.length + eachRound * plan.rounds;
}
