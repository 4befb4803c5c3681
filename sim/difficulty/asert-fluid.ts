/** What ASERT does after a sudden change of hashrate, blocks coming without noise. */
export interface AsertStep {
  /** Difficulty now over that before the change. */
  readonly difficultyRatio: number;
  /** Block interval over its target. */
  readonly intervalRatio: number;
  /** Target intervals' worth of blocks found since the change. */
  readonly blocks: number;
}

/** An ASERT rule in the fluid limit, after hashrate was multiplied by `hashrateStep`. */
export interface AsertStepInput {
  readonly halflifeSeconds: number;
  readonly spacingSeconds: number;
  readonly hashrateStep: number;
  readonly elapsedSeconds: number;
  /** Difficulty over hashrate before the change; 1 in the steady state. */
  readonly initialDifficulty: number;
}

/**
 * dD/dt = (h - D) / tau, tau = halflife / ln 2: D(t) = h + (D0 - h) e^(-t / tau), and the blocks found are
 * (t + tau ln(D / D0)) / spacing.
 */
export function computeAsertStep(input: AsertStepInput): AsertStep {
  const { hashrateStep, elapsedSeconds, initialDifficulty, spacingSeconds } = input;
  const tau = computeAsertTau(input.halflifeSeconds);
  // ln(D / D0) = log1p of the relative change, which is small where little time has passed.
  const change = ((initialDifficulty - hashrateStep) / initialDifficulty) * Math.expm1(-elapsedSeconds / tau);
  const difficultyRatio = 1 + change;
  return {
    difficultyRatio,
    intervalRatio: (initialDifficulty * difficultyRatio) / hashrateStep,
    blocks: (elapsedSeconds + tau * Math.log1p(change)) / spacingSeconds,
  };
}

/**
 * Difficulty over hashrate, and block interval over target, where hashrate grows at a constant rate: 1 / (1 + g tau).
 *
 * @param growthPerSecond ln of the hashrate's growth per second, above -1 / tau
 */
export function computeAsertGrowthRatio(growthPerSecond: number, halflifeSeconds: number): number {
  return 1 / (1 + growthPerSecond * computeAsertTau(halflifeSeconds));
}

function computeAsertTau(halflifeSeconds: number): number {
  return halflifeSeconds / Math.LN2;
}
