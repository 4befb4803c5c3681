import type { MorrisTrajectory } from "../designs/morris-sample.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { computeMorrisIndices, type MorrisIndices } from "./morris-indices.ts";
import { computeNoiseVariance, computePointMean, type PointOutcome } from "./point-outcome.ts";
import { computeMean } from "./variance.ts";

export interface MorrisRow extends MorrisIndices {
  readonly factor: string;
  /** mu* that luck alone would give a factor without effect; null for a single replication. */
  readonly noiseFloor: number | null;
}

export interface MorrisSensitivity {
  readonly method: "morris";
  /** Trajectories with a value at every point, and those left out. */
  readonly used: number;
  readonly dropped: number;
  readonly rows: readonly MorrisRow[];
}

/**
 * Elementary effects of every factor on one metric, from outcomes at the points of the trajectories one after the other.
 *
 * @returns null for fewer than two complete trajectories
 */
export function computeMorrisSensitivity(
  factors: readonly string[],
  trajectories: readonly MorrisTrajectory[],
  outcomes: readonly PointOutcome[],
  bootstrap: BootstrapOptions,
): MorrisSensitivity | null {
  const walks = trajectories.map((trajectory, index) => ({
    trajectory,
    outcomes: outcomes.slice(index * (factors.length + 1), (index + 1) * (factors.length + 1)),
  }));
  const complete = walks.filter((walk) => walk.outcomes.every((outcome) => computePointMean(outcome) !== null));
  if (complete.length < 2) return null;
  const rows = factors.map((factor, index): MorrisRow => {
    const steps = complete.map((walk) => describeStep(walk, index));
    return {
      factor,
      ...computeMorrisIndices(
        steps.map(({ effect }) => effect),
        { ...bootstrap, name: `${bootstrap.name}/${factor}` },
      ),
      noiseFloor: computeNoiseFloor(steps.map(({ noiseVariance }) => noiseVariance)),
    };
  });
  return { method: "morris", used: complete.length, dropped: walks.length - complete.length, rows };
}

interface Walk {
  readonly trajectory: MorrisTrajectory;
  readonly outcomes: readonly PointOutcome[];
}

/** The elementary effect of one factor in one trajectory, and the variance that luck leaves in it. */
function describeStep(
  { trajectory, outcomes }: Walk,
  factor: number,
): { effect: number; noiseVariance: number | null } {
  const place = trajectory.order.indexOf(factor);
  const step = trajectory.steps[place]!;
  const before = outcomes[place]!;
  const after = outcomes[place + 1]!;
  return {
    effect: (computePointMean(after)! - computePointMean(before)!) / step,
    noiseVariance: before.length < 2 ? null : computeNoiseVariance(after, before) / step ** 2,
  };
}

/** Mean size of a normal error of that variance: sd sqrt(2 / pi). */
function computeNoiseFloor(variances: readonly (number | null)[]): number | null {
  const known = variances.filter((variance) => variance !== null);
  return known.length === 0 ? null : Math.sqrt((computeMean(known) * 2) / Math.PI);
}
