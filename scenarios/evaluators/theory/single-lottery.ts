import * as z from "zod";
import { computeSingleLotteryChances } from "../../../sim/metrics/fairness/single-lottery.ts";
import { computeSingleLotteryOutcome } from "../../../sim/metrics/fairness/single-lottery-chain.ts";
import { createEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField, positiveField, shareField, wholeField } from "../fields.ts";

export const fairnessSlposWin = createEvaluator(
  "Chances to win where the smallest U / stake wins",
  z.strictObject({
    stakes: listField(nonNegativeField, 1).refine((stakes) => stakes.some((stake) => stake > 0), {
      error: "a stake above 0",
    }),
  }),
  ({ stakes }) => ({ win_prob: computeSingleLotteryChances(stakes) }),
);

/** The law of the wins is carried block by block: this many take seconds. */
const MOST_BLOCKS = 50_000;

export const fairnessSlposDp = createEvaluator(
  "Outcome of that lottery between two stakers that compound",
  z.strictObject({
    initial_share: shareField,
    w: positiveField,
    blocks: wholeField(1, MOST_BLOCKS),
    miners: z.literal(2, { error: "2, as only two miners are covered" }).optional(),
  }),
  ({ initial_share: share, w: reward, blocks }) => {
    const outcome = computeSingleLotteryOutcome({ share, reward, blocks });
    return {
      E_reward_fraction: outcome.meanRewardShare,
      E_stake_share: outcome.meanStakeShare,
      P_share_gt_half: outcome.majorityChance,
      sd_reward_fraction: outcome.sdRewardShare,
    };
  },
);
