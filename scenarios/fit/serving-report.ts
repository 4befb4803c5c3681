import type { Novelty } from "../../hardware-models/fitted-hardware.ts";
import { classify } from "../../hardware-models/llm-serving.ts";
import {
  crossValidate,
  foldByAccelerator,
  foldByBoth,
  foldByModel,
  foldByPair,
  type HeldOutFit,
} from "./cross-validation.ts";
import { computeResidual, computeWeights, fitServing } from "./fit-serving.ts";
import {
  computeCoverage,
  computeJackknife,
  computeSpreadFactor,
  type ErrorSummary,
  type ParameterEstimate,
  summariseErrors,
  type WeightedResidual,
} from "./held-out-error.ts";
import type { ServingMeasurement } from "./serving-measurement.ts";
import { parameterNames, type ServingParameters, unpackParameters } from "./serving-parameters.ts";

type ModelClass = "dense" | "moe";
const modelClasses: readonly ModelClass[] = ["dense", "moe"];

/** Errors of one way to hold out, over all rows and by class of model. */
export interface HeldOutReport {
  readonly all: ErrorSummary;
  readonly byClass: Readonly<Record<ModelClass, ErrorSummary>>;
  /** Share of rows inside intervals that were set without them. */
  readonly coverage: Readonly<Record<ModelClass, number>>;
  readonly byFold: readonly (ErrorSummary & { readonly left: string })[];
}

/** The fit of serving rates and its errors. */
export interface ServingReport {
  readonly parameters: ServingParameters;
  readonly estimates: Readonly<Record<string, ParameterEstimate>>;
  readonly inSample: Readonly<Record<ModelClass | "all" | "serving table" | "mlperf", ErrorSummary>>;
  readonly heldOut: Readonly<Record<Novelty, HeldOutReport>>;
  readonly spread: Readonly<Record<Novelty, Readonly<Record<ModelClass, number>>>>;
  readonly deviceSpread: Readonly<Record<"nvidia" | "other" | "cpu", number>>;
  /** Pipelines over PCIe by number of stages: in sample, and by fits that saw no row of the accelerator. */
  readonly pipelines: readonly PipelineErrors[];
}

/** Errors of pipelines of one length. */
export interface PipelineErrors {
  readonly chips: number;
  readonly inSample: ErrorSummary;
  readonly leftOut: ErrorSummary;
}

/** Fits, holds out accelerators, models, pairs and both in turn, and sums up. */
export function reportServing(measurements: readonly ServingMeasurement[]): ServingReport {
  const point = fitServing(measurements);
  const parameters = unpackParameters(point);
  const fits: Record<Novelty, HeldOutFit[]> = {
    pair: crossValidate(measurements, foldByPair(measurements), [...point]),
    accelerator: crossValidate(measurements, foldByAccelerator(measurements), [...point]),
    model: crossValidate(measurements, foldByModel(measurements), [...point]),
    both: crossValidate(measurements, foldByBoth(measurements), [...point]),
  };
  const weights = new Map(computeWeights(measurements).map((weight, index) => [measurements[index]!, weight ** 2]));
  const select = (novelty: Novelty, modelClass: ModelClass) => selectResiduals(fits[novelty], modelClass, weights);
  return {
    parameters,
    estimates: Object.fromEntries(
      parameterNames.map((name, index) => [
        name,
        computeJackknife(
          point[index]!,
          fits.accelerator.map((fit) => fit.parameters[index]!),
        ),
      ]),
    ),
    inSample: summariseInSample(measurements, parameters),
    heldOut: mapNovelties((novelty) => summariseHeldOut(fits[novelty], (one) => select(novelty, one))),
    spread: mapNovelties((novelty) => ({
      dense: computeSpreadFactor(select(novelty, "dense")),
      moe: computeSpreadFactor(select(novelty, "moe")),
    })),
    deviceSpread: {
      nvidia: 1,
      other: widen(fits.accelerator, "other"),
      cpu: widen(fits.accelerator, "cpu"),
    },
    pipelines: summarisePipelines(fits.accelerator, parameters),
  };
}

function summarisePipelines(fits: readonly HeldOutFit[], parameters: ServingParameters): PipelineErrors[] {
  const residuals = fits
    .flatMap((fit) => fit.residuals)
    .filter(
      ({ measurement: { machine } }) => machine.layout === "one-instance" && machine.accelerator.link.kind === "pcie",
    );
  const lengths = [...new Set(residuals.map(({ measurement }) => measurement.machine.chips))].sort((a, b) => a - b);
  return lengths.map((chips) => {
    const ofLength = residuals.filter(({ measurement }) => measurement.machine.chips === chips);
    return {
      chips,
      inSample: summariseErrors(ofLength.map(({ measurement }) => computeResidual(measurement, parameters))),
      leftOut: summariseErrors(ofLength.map(({ residual }) => residual)),
    };
  });
}

function mapNovelties<Value>(compute: (novelty: Novelty) => Value): Record<Novelty, Value> {
  return { pair: compute("pair"), accelerator: compute("accelerator"), model: compute("model"), both: compute("both") };
}

function selectResiduals(
  fits: readonly HeldOutFit[],
  modelClass: ModelClass,
  weights: ReadonlyMap<ServingMeasurement, number>,
): WeightedResidual[] {
  return fits.flatMap(({ left, residuals }) =>
    residuals
      .filter(({ measurement }) => measurement.machine.shape.kind === modelClass)
      .map(({ measurement, residual }) => ({ residual, weight: weights.get(measurement)!, fold: left })),
  );
}

function summariseInSample(measurements: readonly ServingMeasurement[], parameters: ServingParameters) {
  const summarise = (isMeant: (one: ServingMeasurement) => boolean) =>
    summariseErrors(measurements.filter(isMeant).map((one) => computeResidual(one, parameters)));
  return {
    all: summarise(() => true),
    dense: summarise(({ machine }) => machine.shape.kind === "dense"),
    moe: summarise(({ machine }) => machine.shape.kind === "moe"),
    "serving table": summarise(({ table }) => table === "serving table"),
    mlperf: summarise(({ table }) => table === "mlperf"),
  };
}

function summariseHeldOut(
  fits: readonly HeldOutFit[],
  select: (modelClass: ModelClass) => WeightedResidual[],
): HeldOutReport {
  const [dense, moe] = modelClasses.map(select) as [WeightedResidual[], WeightedResidual[]];
  const summarise = (residuals: readonly WeightedResidual[]) =>
    summariseErrors(residuals.map(({ residual }) => residual));
  return {
    all: summarise([...dense, ...moe]),
    byClass: { dense: summarise(dense), moe: summarise(moe) },
    coverage: { dense: computeCoverage(dense), moe: computeCoverage(moe) },
    byFold: fits.map(({ left, residuals }) => ({
      left,
      ...summariseErrors(residuals.map(({ residual }) => residual)),
    })),
  };
}

/**
 * Of a class with k < 9 accelerators no 90 % interval can be read off: the largest held-out error, (1 + 1/k) times.
 */
function widen(fits: readonly HeldOutFit[], deviceClass: "other" | "cpu"): number {
  const largest = fits
    .filter(({ residuals }) => classify(residuals[0]!.measurement.machine.accelerator) === deviceClass)
    .map(({ residuals }) => Math.max(...residuals.map(({ residual }) => Math.abs(residual))));
  return largest.length === 0 ? 2 : Math.exp(Math.max(...largest) * (1 + 1 / largest.length));
}
