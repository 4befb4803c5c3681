import * as z from "zod";
import { computeBlocksByTimeChance, computeWaitQuantileSeconds } from "../../../sim/difficulty/block-waiting.ts";
import { createEvaluator } from "../evaluator.ts";
import { nonNegativeField, positiveField, wholeField } from "../fields.ts";

/** Series of the gamma law take about sqrt(blocks) steps. */
const MOST_BLOCKS = 1e12;

export const blocksErlang = createEvaluator(
  "Time to a number of blocks at constant hashrate",
  z.strictObject({ k: wholeField(1, MOST_BLOCKS), t_s: nonNegativeField, mean_interval_s: positiveField }),
  ({ k, t_s, mean_interval_s }) => ({
    P_at_least_k_blocks_by_t: computeBlocksByTimeChance(k, t_s, mean_interval_s),
    mean_time_s: k * mean_interval_s,
    sd_time_s: Math.sqrt(k) * mean_interval_s,
    q05_s: computeWaitQuantileSeconds(k, { lower: 0.05 }, mean_interval_s),
    q95_s: computeWaitQuantileSeconds(k, { upper: 0.05 }, mean_interval_s),
    median_s: computeWaitQuantileSeconds(k, { lower: 0.5 }, mean_interval_s),
  }),
);
