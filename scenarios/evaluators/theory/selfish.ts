import * as z from "zod";
import { computeOptimalWithholding } from "../../../sim/theory/optimal-withholding.ts";
import { computeSelfishRevenue, computeSelfishThreshold } from "../../../sim/theory/selfish-mining.ts";
import { computeOptimalThreshold } from "../../../sim/theory/withholding-threshold.ts";
import { createEvaluator } from "../evaluator.ts";
import { numberField, shareField, wholeField } from "../fields.ts";

/** Time and memory grow with its third power: some seconds here. */
const LARGEST_TRUNCATION = 150;

const minorityField = numberField("a number from 0 to below 0.5", (value) => value >= 0 && value < 0.5);

export const selfishFirst = createEvaluator(
  "Revenue of selfish mining (Eyal and Sirer)",
  z.strictObject({ alpha: minorityField, gamma: shareField }),
  (miner) => {
    const revenue = computeSelfishRevenue(miner);
    const threshold = computeSelfishThreshold(miner.gamma);
    return {
      relative_revenue: revenue.relativeRevenue,
      chain_growth_per_block: revenue.growthPerBlockFound,
      stale_fraction: 1 - revenue.growthPerBlockFound,
      attacker_mainchain_blocks_per_block_found: revenue.revenuePerBlockFound,
      profitable: miner.alpha > threshold,
      threshold_alpha: threshold,
    };
  },
);

export const selfishOptimal = createEvaluator(
  "Revenue of the best policy that withholds blocks (Sapirshtein et al.)",
  z.strictObject({ alpha: minorityField, gamma: shareField, truncation: wholeField(2, LARGEST_TRUNCATION) }),
  ({ truncation, ...miner }) => ({
    optimal_relative_revenue: computeOptimalWithholding(miner, truncation).revenue.relativeRevenue,
    sm1: computeSelfishRevenue(miner).relativeRevenue,
  }),
);

export const selfishOptimalThreshold = createEvaluator(
  "Share of the work above which withholding blocks pays",
  z.strictObject({ gamma: shareField }),
  ({ gamma }) => ({
    sm1_threshold: computeSelfishThreshold(gamma),
    optimal_threshold: computeOptimalThreshold(gamma),
  }),
);
