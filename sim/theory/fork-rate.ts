/** A chain whose blocks reach everybody a constant delay after they were found. */
export interface DelayedChain {
  readonly delaySeconds: number;
  /** Mean time between two blocks found, stale ones included. */
  readonly intervalSeconds: number;
}

/**
 * Chance that somebody finds a block within the delay of another: 1 - e^(-delay / interval), times the part of the work
 * that `foundByOthers` is.
 */
export function computeConflictChance({ delaySeconds, intervalSeconds }: DelayedChain, foundByOthers = 1): number {
  return -Math.expm1((-foundByOthers * delaySeconds) / intervalSeconds);
}

/**
 * Part of all blocks that no longest chain keeps, where infinitely many small miners work: the chain grows by one block
 * in every interval plus delay, so delay / (interval + delay) is lost.
 *
 * @source Sompolinsky and Zohar, Financial Cryptography 2015: growth lambda / (1 + lambda delay)
 */
export function computeStaleShare({ delaySeconds, intervalSeconds }: DelayedChain): number {
  return delaySeconds / (intervalSeconds + delaySeconds);
}

/** [s] Mean time between two blocks of the longest chain, where infinitely many small miners work. */
export function computeGrowthInterval({ delaySeconds, intervalSeconds }: DelayedChain): number {
  return intervalSeconds + delaySeconds;
}
