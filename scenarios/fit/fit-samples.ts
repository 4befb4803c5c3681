import { computeSamplesPerSecond, type SampleUtilisation } from "../../hardware-models/sample-inference.ts";
import { minimiseLeastSquares } from "./levenberg-marquardt.ts";
import type { SampleMeasurement } from "./sample-measurement.ts";

/** Names of the fitted figures, in the order of the vector. */
export const sampleParameterNames = [
  "peakEfficiency.cnn",
  "peakEfficiency.encoder",
  "powerSensitivity.cnn",
  "powerSensitivity.encoder",
  "asicFactor.cnn",
  "asicFactor.encoder",
  "cpuFactor",
] as const;

/** Middles and spreads in the logarithm before the data. */
const priors = [
  [0.9, 0.3],
  [0.9, 0.3],
  [0.3, 1],
  [0.3, 1],
  [1, 0.7],
  [1, 0.7],
  [0.5, 0.7],
] as const;
const noise = 0.2;

export function unpackSampleUtilisation(logarithms: ArrayLike<number>): SampleUtilisation {
  const [cnnPeak, encoderPeak, cnnPower, encoderPower, cnnAsic, encoderAsic, cpuFactor] = Array.from(
    logarithms,
    (value) => Math.exp(value),
  );
  return {
    peakEfficiency: { cnn: cnnPeak!, encoder: encoderPeak! },
    powerSensitivity: { cnn: cnnPower!, encoder: encoderPower! },
    asicFactor: { cnn: cnnAsic!, encoder: encoderAsic! },
    cpuFactor: cpuFactor!,
  };
}

/** ln(predicted / measured). */
export function computeSampleResidual(measurement: SampleMeasurement, utilisation: SampleUtilisation): number {
  const { accelerator, workload, precision, samplesPerSecondPerChip } = measurement;
  return Math.log(computeSamplesPerSecond(accelerator, workload, precision, 1, utilisation) / samplesPerSecondPerChip);
}

/** Maximum a posteriori fit in the logarithm, robust against outliers. */
export function fitSamples(measurements: readonly SampleMeasurement[]): Float64Array {
  return minimiseLeastSquares({
    start: priors.map(([middle]) => Math.log(middle)),
    residualCount: measurements.length + priors.length,
    residuals: (point, out) => {
      const utilisation = unpackSampleUtilisation(point);
      measurements.forEach((measurement, index) => {
        const z = computeSampleResidual(measurement, utilisation) / noise;
        out[index] = Math.sign(z) * Math.sqrt(2 * (Math.sqrt(1 + z * z) - 1));
      });
      priors.forEach(([middle, spread], index) => {
        out[measurements.length + index] = (point[index]! - Math.log(middle)) / spread;
      });
    },
  });
}
