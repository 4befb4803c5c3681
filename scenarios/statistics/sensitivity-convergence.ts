import type { PointOutcome } from "./point-outcome.ts";
import { computeSensitivity, type Sensitivity, type SensitivityOptions, type SensitivityPlan } from "./sensitivity.ts";

/** The same indices from the first rows or trajectories only. */
export interface SensitivityStage {
  /** Rows or trajectories used. */
  readonly size: number;
  readonly sensitivity: Sensitivity | null;
}

/** Rows or trajectories below which indices say nothing. */
const SMALLEST_STAGE = 4;

/**
 * Indices as a function of how much was run: after 4, 8, 16, ... rows or trajectories, and after all. Indices that
 * still move from stage to stage need a larger sample.
 */
export function listSensitivityStages(
  plan: SensitivityPlan,
  outcomes: readonly PointOutcome[],
  options: SensitivityOptions,
): SensitivityStage[] {
  const width = plan.factors.length + (plan.kind === "morris" ? 1 : 2);
  const most = plan.points.length / width;
  const sizes = [];
  for (let size = SMALLEST_STAGE; size < most; size *= 2) sizes.push(size);
  return [...sizes, most].map((size) => ({
    size,
    sensitivity: computeSensitivity(
      { ...plan, trajectories: plan.trajectories.slice(0, size) },
      outcomes.slice(0, size * width),
      options,
    ),
  }));
}
