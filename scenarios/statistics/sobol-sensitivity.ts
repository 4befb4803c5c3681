import type { BootstrapOptions } from "./bootstrap.ts";
import { computeNoiseVariance, computePointMean, type PointOutcome } from "./point-outcome.ts";
import { computeSobolIndices, type SobolIndices, type SobolOutputs } from "./sobol-indices.ts";
import { computeMean, computeVariance } from "./variance.ts";

export interface SobolRow extends SobolIndices {
  readonly factor: string;
  /** Total index that luck alone would give a factor without effect; null for a single replication. */
  readonly noiseFloor: number | null;
}

export interface SobolSensitivity {
  readonly method: "sobol";
  /** Rows with a value at every point, and those left out. */
  readonly used: number;
  readonly dropped: number;
  /** Of the points' means over A and B, in the metric's unit squared. */
  readonly variance: number;
  readonly rows: readonly SobolRow[];
}

/**
 * Sobol indices of every factor for one metric, from outcomes at the points of a Saltelli sample, in its order.
 *
 * @returns null for fewer than two complete rows and for a metric that does not vary
 */
export function computeSobolSensitivity(
  factors: readonly string[],
  outcomes: readonly PointOutcome[],
  bootstrap: BootstrapOptions,
): SobolSensitivity | null {
  const width = factors.length + 2;
  const all = Array.from({ length: outcomes.length / width }, (_, row) =>
    outcomes.slice(row * width, (row + 1) * width),
  );
  const complete = all.filter((row) => row.every((outcome) => computePointMean(outcome) !== null));
  if (complete.length < 2) return null;
  const outputs = gatherOutputs(complete, factors.length);
  const indices = computeSobolIndices(outputs, bootstrap);
  if (indices === null) return null;
  const variance = computeVariance([...outputs.a, ...outputs.b]);
  const rows = factors.map((factor, index) => ({
    factor,
    ...indices[index]!,
    noiseFloor: computeNoiseFloor(complete, index, variance),
  }));
  return { method: "sobol", used: complete.length, dropped: all.length - complete.length, variance, rows };
}

function gatherOutputs(rows: readonly (readonly PointOutcome[])[], factors: number): SobolOutputs {
  const getColumn = (place: number) => rows.map((row) => computePointMean(row[place]!)!);
  return {
    a: getColumn(0),
    b: getColumn(1),
    mixed: Array.from({ length: factors }, (_, index) => getColumn(index + 2)),
  };
}

/** What luck adds to the total index: half the variance that it leaves in y_A - y_mixed, over the output's variance. */
function computeNoiseFloor(
  rows: readonly (readonly PointOutcome[])[],
  factor: number,
  variance: number,
): number | null {
  if (rows[0]![0]!.length < 2) return null;
  return computeMean(rows.map((row) => computeNoiseVariance(row[0]!, row[factor + 2]!))) / 2 / variance;
}
