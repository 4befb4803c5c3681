import * as z from "zod";
import {
  computeHoeffdingBlocks,
  computeSmallestFairBlocks,
  computeWorkShareVariance,
  computeWorkUnfairChance,
} from "../../../sim/metrics/fairness/work-lottery.ts";
import { createEvaluator } from "../evaluator.ts";
import { chanceField, countField, nonNegativeField, positiveField, shareField } from "../fields.ts";
import { renderUnfairKey } from "../unfair-key.ts";

export const lotteryPow = createEvaluator(
  "Share of blocks won by a constant share of the work",
  z.strictObject({ share: shareField, blocks: countField, eps: nonNegativeField }),
  ({ share, blocks, eps }) => {
    const variance = computeWorkShareVariance(share, blocks);
    return {
      mean_share: share,
      var_share: variance,
      sd_share: Math.sqrt(variance),
      [renderUnfairKey(eps)]: computeWorkUnfairChance(share, eps, blocks),
    };
  },
);

/** Below this product the search would pass 1e9 blocks. */
const LEAST_SHARE_TIMES_EPS_SQUARED = 1e-8;

export const fairnessPowBound = createEvaluator(
  "Blocks until the lottery over work is (eps, delta)-fair",
  z
    .strictObject({ share: shareField, eps: positiveField, delta: chanceField })
    .refine(({ share, eps }) => share === 0 || share * eps * eps >= LEAST_SHARE_TIMES_EPS_SQUARED, {
      path: ["eps"],
      error: `share * eps^2 >= ${LEAST_SHARE_TIMES_EPS_SQUARED}`,
    }),
  ({ share, eps, delta }) => ({
    hoeffding_sufficient_n: computeHoeffdingBlocks(share, eps, delta),
    exact_smallest_n_fair_for_all_larger: computeSmallestFairBlocks(share, eps, delta),
  }),
);
