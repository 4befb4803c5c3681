/** Days in which makers deliver what was lost, at a constant rate. */
export function computeRebuildDays(lostWork: number, deliveredWorkPerDay: number): number {
  return lostWork / deliveredWorkPerDay;
}

/**
 * Days until Bitcoin's difficulty fits again after a share of all work is gone: windows of 2016 blocks, the first of
 * which has `blocksLeft` to go, each easing difficulty by at most a factor of four.
 *
 * @param blocksPerDay on target
 */
export function computeRetargetDays(lostShare: number, blocksLeft: number, blocksPerDay: number): number {
  const windowBlocks = 2016;
  const kept = 1 - lostShare;
  let difficulty = 1;
  let [days, blocks] = [0, blocksLeft];
  while (difficulty > kept * (1 + 1e-9)) {
    // Blocks found before the loss came on target, and count in the window's time.
    const slow = (blocks * difficulty) / kept;
    days += slow / blocksPerDay;
    difficulty /= Math.min(4, (windowBlocks - blocks + slow) / windowBlocks);
    blocks = windowBlocks;
  }
  return days;
}
