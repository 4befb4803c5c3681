import { computeMachineRate } from "../../hardware-models/serving-layout.ts";
import { minimiseLeastSquares } from "./levenberg-marquardt.ts";
import type { ServingMeasurement } from "./serving-measurement.ts";
import { parameterPriors, type ServingParameters, unpackParameters } from "./serving-parameters.ts";

/** Spread of a good model's residuals in the logarithm; sets how far the data outweigh the expectations. */
const noise = 0.15;
/** Residual of a machine that the model says cannot hold what it did hold. */
const impossible = 2;

/** ln(predicted / measured). */
export function computeResidual(measurement: ServingMeasurement, parameters: ServingParameters): number {
  const { machine, load, outputTokensPerSecond, software } = measurement;
  const predicted = computeMachineRate(machine, load, parameters.utilisation);
  if (predicted === null) return impossible;
  return Math.log((predicted.outputTokensPerSecond * parameters.software[software]) / outputTokensPerSecond);
}

/**
 * Maximum a posteriori fit of the parameters: pseudo-Huber loss of the residuals in the logarithm, each machine and
 * model with the square root of its number of rows as weight, plus the expectations.
 */
export function fitServing(measurements: readonly ServingMeasurement[], start?: readonly number[]): Float64Array {
  const weights = computeWeights(measurements);
  const middles = parameterPriors.map(({ middle }) => Math.log(middle));
  return minimiseLeastSquares({
    start: start ?? middles,
    residualCount: measurements.length + middles.length,
    residuals: (point, out) => {
      const parameters = unpackParameters(point);
      measurements.forEach((measurement, index) => {
        out[index] = soften((weights[index]! * computeResidual(measurement, parameters)) / noise);
      });
      middles.forEach((middle, index) => {
        out[measurements.length + index] = (point[index]! - middle) / parameterPriors[index]!.spread;
      });
    },
  });
}

/** Square root of the pseudo-Huber loss 2 (sqrt(1 + z^2) - 1), with the sign of z. */
function soften(z: number): number {
  return Math.sign(z) * Math.sqrt(2 * (Math.sqrt(1 + z * z) - 1));
}

/** Names the machine and model of a measurement, whatever its lengths. */
export function getCell({ machine, table }: ServingMeasurement): string {
  return [machine.accelerator.name, machine.shape.name, machine.chips, table].join("|");
}

/** (rows of the cell)^-1/4: ten lengths on one machine say more than one, but not ten times more. */
export function computeWeights(measurements: readonly ServingMeasurement[]): number[] {
  const counts = new Map<string, number>();
  for (const one of measurements) counts.set(getCell(one), (counts.get(getCell(one)) ?? 0) + 1);
  return measurements.map((one) => counts.get(getCell(one))! ** -0.25);
}
