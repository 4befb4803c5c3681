import { computeBitsFromTarget, computeTargetFromBits } from "./compact-bits.ts";
import { POW_LIMIT_BITS } from "./difficulty.ts";
import type { WindowRule } from "./difficulty-rule.ts";

/** Blocks of one window; its timespan is measured over the 2015 intervals between its first and its last block. */
export const RETARGET_INTERVAL_BLOCKS = 2016;

const TARGET_INTERVAL_SECONDS = 600;

/** [s] that a window of 2016 blocks should take. */
export const TARGET_TIMESPAN_SECONDS = RETARGET_INTERVAL_BLOCKS * TARGET_INTERVAL_SECONDS;

/** Every 2016 blocks the target is scaled by the time that the last 2016 blocks took over the time they should take. */
export const bitcoin: WindowRule = {
  name: "bitcoin",
  title: "Bitcoin: retarget every 2016 blocks",
  source: "Bitcoin Core src/pow.cpp CalculateNextWorkRequired",
  parameters: {},
  retargets: "by-window",
  intervalBlocks: RETARGET_INTERVAL_BLOCKS,
  computeNextBits: ({ oldBits, firstTime, lastTime, targetIntervalSeconds }) =>
    computeRetargetBits({
      oldBits,
      timespanSeconds: lastTime - firstTime,
      targetTimespanSeconds: RETARGET_INTERVAL_BLOCKS * targetIntervalSeconds,
      powLimitBits: POW_LIMIT_BITS,
    }),
};

/** What a retarget depends on; times in whole seconds, targets in compact bits. */
export interface Retarget {
  readonly oldBits: number;
  readonly timespanSeconds: number;
  readonly targetTimespanSeconds: number;
  readonly powLimitBits: number;
}

/**
 * next = min(limit, floor(old * clamp(timespan, T / 4, 4 T) / T)), encoded with truncation.
 *
 * @returns [compact]
 * @source Bitcoin Core src/pow.cpp CalculateNextWorkRequired
 */
export function computeRetargetBits(retarget: Retarget): number {
  const targetTimespan = BigInt(Math.round(retarget.targetTimespanSeconds));
  const timespan = clampTimespan(BigInt(retarget.timespanSeconds), targetTimespan);
  const next = (computeTargetFromBits(retarget.oldBits) * timespan) / targetTimespan;
  const limit = computeTargetFromBits(retarget.powLimitBits);
  return computeBitsFromTarget(next < limit ? next : limit);
}

function clampTimespan(timespan: bigint, targetTimespan: bigint): bigint {
  const shortest = targetTimespan / 4n;
  const longest = targetTimespan * 4n;
  if (timespan < shortest) return shortest;
  return timespan > longest ? longest : timespan;
}
