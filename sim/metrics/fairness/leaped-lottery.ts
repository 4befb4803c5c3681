import { sumAccurately } from "../../theory/accurate-sum.ts";
import { computeStakeShareVariance, type StakeLottery } from "./stake-lottery.ts";

/** A stake lottery simulated `leap` blocks at a time, with the shares of the leap's start. */
export interface LeapedLottery extends StakeLottery {
  readonly leap: number;
}

/**
 * Variance of the final share under leaping: share (1 - share) [1 - product over leaps of (1 - L c^2 / S^2)], with S the
 * supply after the leap; a last, shorter leap fills the blocks up. Below the true variance unless L = 1, O(blocks / L).
 */
export function computeLeapedShareVariance(lottery: LeapedLottery): number {
  const { share, reward, blocks, leap } = lottery;
  if (leap === 1) return computeStakeShareVariance(lottery);
  const logs = Float64Array.from({ length: Math.ceil(blocks / leap) }, (_, index) => {
    const done = Math.min(blocks, (index + 1) * leap);
    return Math.log1p(-(done - index * leap) * (reward / (1 + reward * done)) ** 2);
  });
  return -share * (1 - share) * Math.expm1(sumAccurately(logs));
}
