import type { Accelerator } from "./accelerator.ts";
import type { FittedHardware } from "./fitted-hardware.ts";
import { computeMachineWatts } from "./machine-power.ts";
import type { Precision } from "./precision.ts";
import { combineFactors, type PredictedFigure, spreadFigure } from "./predicted-figure.ts";
import { computeSamplesPerSecond, type SampleWorkload } from "./sample-inference.ts";

/** Output of a whole machine that answers samples, each chip with its own copy of the model. */
export interface SamplePrediction {
  readonly samplesPerSecond: PredictedFigure;
  readonly watts: PredictedFigure;
  readonly joulesPerSample: PredictedFigure;
}

/** @throws HardwareModelError where the device has no rate for the precision, or the chips make no sense */
export function predictSamples(
  accelerator: Accelerator,
  workload: SampleWorkload,
  precision: Precision,
  chips: number,
  fitted: FittedHardware,
): SamplePrediction {
  const rate = computeSamplesPerSecond(accelerator, workload, precision, chips, fitted.samples);
  const { watts } = computeMachineWatts(accelerator, chips, workload.class, fitted.power);
  const rateFactor = fitted.spread.samples[workload.class];
  const powerFactor = fitted.spread.power;
  return {
    samplesPerSecond: spreadFigure(rate, rateFactor),
    watts: spreadFigure(watts, powerFactor),
    joulesPerSample: spreadFigure(watts / rate, combineFactors(rateFactor, powerFactor)),
  };
}
