import type { ServingUtilisation } from "../../hardware-models/utilisation.ts";
import type { SoftwareGeneration } from "./serving-measurement.ts";

/** What is fitted: the utilisation, and how far older or other software stays behind. */
export interface ServingParameters {
  readonly utilisation: ServingUtilisation;
  readonly software: Readonly<Record<SoftwareGeneration, number>>;
}

/** Expectation before the data: the middle, and one standard deviation in the logarithm. */
interface Prior {
  readonly middle: number;
  readonly spread: number;
}

/**
 * Weak expectations in the logarithm that keep a parameter physical where few rows speak: fractions below one known
 * to tens of percent, times to a factor of three or four.
 */
const utilisationPriors: Readonly<Record<keyof ServingUtilisation, Prior>> = {
  gemmEfficiency: { middle: 0.85, spread: 0.25 },
  moeGemmFactor: { middle: 0.6, spread: 0.4 },
  powerSensitivity: { middle: 0.1, spread: 1 },
  attentionEfficiency: { middle: 0.5, spread: 0.4 },
  bandwidthEfficiency: { middle: 0.85, spread: 0.1 },
  activationPasses: { middle: 10, spread: 1 },
  expertPasses: { middle: 10, spread: 1 },
  linkEfficiency: { middle: 0.5, spread: 0.4 },
  moeTrafficFactor: { middle: 0.8, spread: 0.4 },
  stepSecondsPerLayer: { middle: 1e-5, spread: 1.5 },
  stageSecondsPerSequence: { middle: 3e-6, spread: 1 },
  beamSecondsPerStep: { middle: 2e-5, spread: 1 },
  otherVendorFactor: { middle: 0.7, spread: 0.3 },
  cpuFactor: { middle: 0.3, spread: 0.7 },
};
const softwarePriors: Readonly<Record<Exclude<SoftwareGeneration, "current">, Prior>> = {
  "v3.1": { middle: 0.45, spread: 0.3 },
  "v4.0": { middle: 0.9, spread: 0.1 },
  "v4.1": { middle: 0.95, spread: 0.1 },
  community: { middle: 0.7, spread: 0.3 },
};

/** Names of the fitted parameters, utilisation first, in the order of the vector. */
export const parameterNames: readonly string[] = [...Object.keys(utilisationPriors), ...Object.keys(softwarePriors)];

export const parameterPriors: readonly Prior[] = [
  ...Object.values(utilisationPriors),
  ...Object.values(softwarePriors),
];

/** Parameters from their logarithms. */
export function unpackParameters(logarithms: ArrayLike<number>): ServingParameters {
  const at = new Map(parameterNames.map((name, index) => [name, Math.exp(logarithms[index]!)]));
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, at.get(name)!]));
  return {
    utilisation: pick(Object.keys(utilisationPriors)) as unknown as ServingUtilisation,
    software: { current: 1, ...pick(Object.keys(softwarePriors)) } as ServingParameters["software"],
  };
}
