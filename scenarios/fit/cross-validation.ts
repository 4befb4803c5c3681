import { computeResidual, fitServing } from "./fit-serving.ts";
import type { ServingMeasurement } from "./serving-measurement.ts";
import { unpackParameters } from "./serving-parameters.ts";

/** ln(predicted / measured) of a measurement that the fit had not seen. */
export interface HeldOutResidual {
  readonly measurement: ServingMeasurement;
  readonly residual: number;
}

export interface HeldOutFit {
  readonly left: string;
  readonly parameters: Float64Array;
  readonly residuals: readonly HeldOutResidual[];
}

/** What is left out together, and what else leaves with it. */
export interface Fold {
  readonly name: string;
  readonly isTested: (measurement: ServingMeasurement) => boolean;
  readonly isLeftOut: (measurement: ServingMeasurement) => boolean;
}

const getAccelerator = ({ machine }: ServingMeasurement) => machine.accelerator.name;
const getModel = ({ machine }: ServingMeasurement) => machine.shape.name;

/** One fold for each accelerator. */
export function foldByAccelerator(measurements: readonly ServingMeasurement[]): Fold[] {
  return foldBy(measurements, getAccelerator);
}

/** One fold for each model. */
export function foldByModel(measurements: readonly ServingMeasurement[]): Fold[] {
  return foldBy(measurements, getModel);
}

/** One fold for each pair: the pair is tested, by a fit that saw other models on it and it on other models. */
export function foldByPair(measurements: readonly ServingMeasurement[]): Fold[] {
  return foldBy(measurements, (one) => `${getAccelerator(one)}|${getModel(one)}`);
}

/** One fold for each pair, tested by a fit that saw neither the accelerator nor the model. */
export function foldByBoth(measurements: readonly ServingMeasurement[]): Fold[] {
  return foldByPair(measurements).map((fold) => {
    const tested = measurements.find(fold.isTested)!;
    return {
      ...fold,
      isLeftOut: (one) => getAccelerator(one) === getAccelerator(tested) || getModel(one) === getModel(tested),
    };
  });
}

/** Fits without each fold in turn and predicts what it left out. */
export function crossValidate(
  measurements: readonly ServingMeasurement[],
  folds: readonly Fold[],
  start: readonly number[],
): HeldOutFit[] {
  return folds.map(({ name, isTested, isLeftOut }) => {
    const point = fitServing(
      measurements.filter((one) => !isLeftOut(one)),
      start,
    );
    const parameters = unpackParameters(point);
    const residuals = measurements
      .filter(isTested)
      .map((measurement) => ({ measurement, residual: computeResidual(measurement, parameters) }));
    return { left: name, parameters: point, residuals };
  });
}

function foldBy(measurements: readonly ServingMeasurement[], getName: (one: ServingMeasurement) => string): Fold[] {
  return [...new Set(measurements.map(getName))].sort().map((name) => {
    const isTested = (one: ServingMeasurement) => getName(one) === name;
    return { name, isTested, isLeftOut: isTested };
  });
}
