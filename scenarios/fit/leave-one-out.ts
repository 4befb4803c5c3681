import type { Accelerator } from "../../hardware-models/accelerator.ts";
import type { WeightedResidual } from "./held-out-error.ts";

/** A fit that can be asked for the residual of a measurement it has not seen. */
export interface LeaveOneOutFit<Measurement> {
  readonly estimate: (measurements: readonly Measurement[]) => Float64Array;
  readonly computeResidual: (measurement: Measurement, logarithms: Float64Array) => number;
}

/** The fit without each accelerator in turn: its parameters, and the residuals of what was left out. */
export interface LeftOutAccelerators<Measurement> {
  readonly parameters: readonly Float64Array[];
  readonly residuals: readonly (WeightedResidual & { readonly measurement: Measurement })[];
}

export function leaveOutAccelerators<Measurement extends { readonly accelerator: Accelerator }>(
  measurements: readonly Measurement[],
  { estimate, computeResidual }: LeaveOneOutFit<Measurement>,
): LeftOutAccelerators<Measurement> {
  const names = [...new Set(measurements.map(({ accelerator }) => accelerator.name))].sort();
  const folds = names.map((name) => {
    const parameters = estimate(measurements.filter(({ accelerator }) => accelerator.name !== name));
    const tested = measurements.filter(({ accelerator }) => accelerator.name === name);
    const residuals = tested.map((measurement) => ({
      measurement,
      residual: computeResidual(measurement, parameters),
      weight: 1 / Math.sqrt(tested.length),
      fold: name,
    }));
    return { parameters, residuals };
  });
  return { parameters: folds.map((fold) => fold.parameters), residuals: folds.flatMap((fold) => fold.residuals) };
}
