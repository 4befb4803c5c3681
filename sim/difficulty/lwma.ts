import type { ParameterSpecs } from "../parameter.ts";
import { computeBitsFromTarget, computeTargetFromBits } from "./compact-bits.ts";
import { POW_LIMIT_BITS } from "./difficulty.ts";
import type { HeaderRule } from "./difficulty-rule.ts";
import type { HeaderHistory } from "./header-history.ts";

const SOURCE = "zawy12/difficulty-algorithms, issue 3, LWMA-1 for Bitcoin and Zcash clones";

/** A block's time counts for at most so many target intervals. */
const LONGEST_INTERVALS = 6;

const parameters = {
  windowBlocks: {
    title: "Blocks over which times are averaged",
    unit: "blocks",
    default: 45,
    min: 2,
    max: 2016,
    source: "zawy12/difficulty-algorithms, issue 3: 45 for 600 s, 60 for 150 s, 90 for 60 s",
  },
} as const satisfies ParameterSpecs;

/** The mean target of the last blocks, scaled by their times, of which later ones weigh more. */
export const lwma: HeaderRule = {
  name: "lwma",
  title: "LWMA: linearly weighted mean of the last block times",
  source: SOURCE,
  parameters,
  retargets: "every-block",
  intervalBlocks: 1,
  countHeaders: (given) => getWindow(given) + 1,
  computeNextBits: (history, given) => computeLwmaBits(history, getWindow(given)),
};

function getWindow(given: Readonly<Record<string, number>>): number {
  return Math.round(given["windowBlocks"] ?? parameters.windowBlocks.default);
}

/**
 * next = mean target * sum(i t_i) / (T N (N + 1) / 2), i = 1 for the oldest of N blocks. Times are made to rise by at
 * least 1 s a block, and t_i is at most 6 T. One division, where the original divides each target.
 *
 * @returns [compact] at most the limit, at least the target 1
 * @source zawy12/difficulty-algorithms, issue 3, LWMA-1
 */
function computeLwmaBits({ times, bits, targetIntervalSeconds }: HeaderHistory, blocks: number): number {
  const first = times.length - 1 - blocks;
  const longest = LONGEST_INTERVALS * targetIntervalSeconds;
  let previous = times[first]!;
  let weighted = 0;
  let targets = 0n;
  for (let block = 1; block <= blocks; block++) {
    const time = Math.max(times[first + block]!, previous + 1);
    weighted += block * Math.min(time - previous, longest);
    targets += computeTargetFromBits(bits[first + block]!);
    previous = time;
  }
  const weights = (blocks * (blocks + 1)) / 2;
  const scheduled = BigInt(blocks * weights) * BigInt(Math.round(targetIntervalSeconds));
  const next = (targets * BigInt(Math.round(weighted))) / scheduled;
  const limit = computeTargetFromBits(POW_LIMIT_BITS);
  if (next > limit) return POW_LIMIT_BITS;
  return computeBitsFromTarget(next < 1n ? 1n : next);
}
