import type { DesignPoint, Factor } from "../designs/design.ts";
import { createMorrisSample, type MorrisOptions, type MorrisTrajectory } from "../designs/morris-sample.ts";
import { createSaltelliSample } from "../designs/saltelli-sample.ts";
import { computeMorrisSensitivity, type MorrisSensitivity } from "./morris-sensitivity.ts";
import type { PointOutcome } from "./point-outcome.ts";
import { computeSobolSensitivity, type SobolSensitivity } from "./sobol-sensitivity.ts";

export type SensitivityMethod =
  | ({ readonly kind: "morris" } & MorrisOptions)
  | {
      readonly kind: "sobol";
      /** Rows of the sample, a power of two; each takes as many points as factors and two more. */
      readonly size: number;
    };

/** The points to run, in order, before a sensitivity can be computed. */
export interface SensitivityPlan {
  readonly kind: SensitivityMethod["kind"];
  readonly factors: readonly string[];
  readonly points: readonly DesignPoint[];
  /** Empty for Sobol indices. */
  readonly trajectories: readonly MorrisTrajectory[];
}

export type Sensitivity = MorrisSensitivity | SobolSensitivity;

export interface SensitivityOptions {
  readonly seed: string;
  readonly resamples: number;
  readonly alpha: number;
  /** Names the stream of the bootstrap. */
  readonly metric: string;
}

/** @throws ScenarioError for factors or a method that cannot be sampled */
export function planSensitivity(method: SensitivityMethod, factors: readonly Factor[], seed: string): SensitivityPlan {
  const names = factors.map(({ name }) => name);
  switch (method.kind) {
    case "morris": {
      const trajectories = createMorrisSample(factors, method, seed);
      return { kind: "morris", factors: names, points: trajectories.flatMap(({ points }) => points), trajectories };
    }
    case "sobol":
      return {
        kind: "sobol",
        factors: names,
        points: createSaltelliSample(factors, method.size, seed),
        trajectories: [],
      };
    default:
      return method satisfies never;
  }
}

/**
 * How much each factor of the plan drives one metric.
 *
 * @param outcomes at the plan's points, in their order
 * @returns null where too few points have a value, or none differs
 */
export function computeSensitivity(
  plan: SensitivityPlan,
  outcomes: readonly PointOutcome[],
  options: SensitivityOptions,
): Sensitivity | null {
  const { factors, trajectories } = plan;
  const bootstrap = { ...options, name: `sensitivity/${options.metric}` };
  return plan.kind === "morris"
    ? computeMorrisSensitivity(factors, trajectories, outcomes, bootstrap)
    : computeSobolSensitivity(factors, outcomes, bootstrap);
}
