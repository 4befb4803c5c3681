import { computeMachineWatts, type PowerUtilisation } from "../../hardware-models/machine-power.ts";
import { minimiseLeastSquares } from "./levenberg-marquardt.ts";
import type { PowerMeasurement } from "./power-measurement.ts";

export const powerParameterNames = ["activity.llm", "activity.cnn", "activity.encoder", "hostRootWatts"] as const;

/** Middles and spreads in the logarithm before the data. */
const priors = [
  [0.8, 0.3],
  [0.8, 0.3],
  [0.8, 0.3],
  [10, 1],
] as const;
const noise = 0.2;

export function unpackPowerUtilisation(logarithms: ArrayLike<number>): PowerUtilisation {
  const [llm, cnn, encoder, hostRootWatts] = Array.from(logarithms, (value) => Math.exp(value));
  return { activity: { llm: llm!, cnn: cnn!, encoder: encoder! }, hostRootWatts: hostRootWatts! };
}

/** ln(predicted / measured). */
export function computePowerResidual(measurement: PowerMeasurement, power: PowerUtilisation): number {
  const { accelerator, chips, powerClass, watts, speed } = measurement;
  return Math.log(computeMachineWatts(accelerator, chips, powerClass, power, speed).watts / watts);
}

/** Maximum a posteriori fit in the logarithm, robust against outliers. */
export function fitPower(measurements: readonly PowerMeasurement[]): Float64Array {
  return minimiseLeastSquares({
    start: priors.map(([middle]) => Math.log(middle)),
    residualCount: measurements.length + priors.length,
    residuals: (point, out) => {
      const power = unpackPowerUtilisation(point);
      measurements.forEach((measurement, index) => {
        const z = computePowerResidual(measurement, power) / noise;
        out[index] = Math.sign(z) * Math.sqrt(2 * (Math.sqrt(1 + z * z) - 1));
      });
      priors.forEach(([middle, spread], index) => {
        out[measurements.length + index] = (point[index]! - Math.log(middle)) / spread;
      });
    },
  });
}
