import type { Interval } from "./interval.ts";
import type { Sensitivity } from "./sensitivity.ts";

/** One index of one factor, as tables and CSV files tell it. */
export interface SensitivityRow {
  readonly factor: string;
  /** mu_star, mu and sigma by Morris; first and total by Sobol. */
  readonly index: string;
  readonly value: number;
  /** Ends of the bootstrap's interval, and what luck alone would give; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly noiseFloor: number | null;
}

/** All indices of a sensitivity, the most important factor first. */
export function listSensitivityRows(sensitivity: Sensitivity): SensitivityRow[] {
  if (sensitivity.method === "morris") {
    return sensitivity.rows
      .toSorted((one, other) => other.muStar.value - one.muStar.value)
      .flatMap(({ factor, muStar, mu, sigma, noiseFloor }) => [
        describeIndex(factor, "mu_star", muStar, noiseFloor),
        describeIndex(factor, "mu", { value: mu, low: null, high: null }, null),
        describeIndex(factor, "sigma", { value: sigma, low: null, high: null }, null),
      ]);
  }
  return sensitivity.rows
    .toSorted((one, other) => other.total.value - one.total.value)
    .flatMap(({ factor, first, total, noiseFloor }) => [
      describeIndex(factor, "total", total, noiseFloor),
      describeIndex(factor, "first", first, null),
    ]);
}

function describeIndex(factor: string, index: string, interval: Interval, noiseFloor: number | null): SensitivityRow {
  return { factor, index, ...interval, noiseFloor };
}
