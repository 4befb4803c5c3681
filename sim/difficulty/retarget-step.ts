const LARGEST_CHANGE = 4;

/** What follows a sudden change of hashrate: two retargets, in units of the state before. */
export interface RetargetStep {
  /** Length of the period in which the change falls, over its target. */
  readonly firstPeriod: number;
  readonly firstDifficulty: number;
  /** Block interval over its target, after the change and after the first retarget. */
  readonly intervalAfterStep: number;
  readonly intervalAfterRetarget: number;
  readonly secondDifficulty: number;
}

/**
 * Bitcoin's rule without noise and without its missing interval: hashrate is multiplied by `multiplier` when
 * `fractionDone` of the period's blocks are found. Each retarget changes difficulty by a factor of 1/4 to 4.
 */
export function computeRetargetStep(multiplier: number, fractionDone: number): RetargetStep {
  const firstPeriod = fractionDone + (1 - fractionDone) / multiplier;
  const firstDifficulty = 1 / clampChange(firstPeriod);
  const intervalAfterRetarget = firstDifficulty / multiplier;
  return {
    firstPeriod,
    firstDifficulty,
    intervalAfterStep: 1 / multiplier,
    intervalAfterRetarget,
    secondDifficulty: firstDifficulty / clampChange(intervalAfterRetarget),
  };
}

function clampChange(ratio: number): number {
  return Math.min(LARGEST_CHANGE, Math.max(1 / LARGEST_CHANGE, ratio));
}
