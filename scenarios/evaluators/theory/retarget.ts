import * as z from "zod";
import { computeRetargetBits, TARGET_TIMESPAN_SECONDS } from "../../../sim/difficulty/bitcoin.ts";
import { renderShortBits } from "../../../sim/difficulty/compact-bits.ts";
import { computeDifficultyFromBits, POW_LIMIT_BITS } from "../../../sim/difficulty/difficulty.ts";
import {
  computeMeanDifficultyRatio,
  computeNoiselessIntervalRatio,
  computeSdDifficultyRatio,
} from "../../../sim/difficulty/retarget-bias.ts";
import { computeRetargetStep } from "../../../sim/difficulty/retarget-step.ts";
import { SECONDS_PER_DAY } from "../../../sim/units.ts";
import { bitsField } from "../bits-field.ts";
import { createEvaluator, createKeyedEvaluator } from "../evaluator.ts";
import { assumptionField, countField, positiveField, shareField, timeField } from "../fields.ts";

const TARGET_INTERVAL_SECONDS = 600;

const retargetSchema = z.strictObject({ first_time: timeField, last_time: timeField, old_bits: bitsField });

function computeNewBits(input: z.output<typeof retargetSchema>): number {
  return computeRetargetBits({
    oldBits: input.old_bits,
    timespanSeconds: input.last_time - input.first_time,
    targetTimespanSeconds: TARGET_TIMESPAN_SECONDS,
    powLimitBits: POW_LIMIT_BITS,
  });
}

const retarget = createEvaluator("Bitcoin's retarget", retargetSchema, (input) => ({
  new_bits: renderShortBits(computeNewBits(input)),
}));

const bitcoinBias = createEvaluator(
  "Block interval of a retarget rule at constant hashrate",
  z.strictObject({
    window: countField,
    intervals_measured: countField,
    constant_hashrate: z.literal(true, { error: "true, as only constant hashrate is covered" }).optional(),
    clamp: assumptionField("[1/4,4] never binds"),
  }),
  ({ window, intervals_measured }) => {
    const rule = { windowBlocks: window, measuredIntervals: intervals_measured };
    return {
      mean_block_interval_s: TARGET_INTERVAL_SECONDS * computeMeanDifficultyRatio(rule),
      mean_difficulty_over_true: computeMeanDifficultyRatio(rule),
      deterministic_fixed_point_interval_s: TARGET_INTERVAL_SECONDS * computeNoiselessIntervalRatio(rule),
      sd_retarget_ratio: computeSdDifficultyRatio(rule),
      [`sd_of_${window}_block_time_days`]: (Math.sqrt(window) * TARGET_INTERVAL_SECONDS) / SECONDS_PER_DAY,
    };
  },
);

export const difficultyBtcCore = createKeyedEvaluator("window", bitcoinBias, retarget);

export const difficultyBtcCalc = createEvaluator(
  "Bitcoin's retarget and the old difficulty",
  retargetSchema,
  (input) => ({
    new_bits: renderShortBits(computeNewBits(input)),
    old_difficulty: computeDifficultyFromBits(input.old_bits),
  }),
);

export const difficultyBias = createEvaluator(
  "Block interval of a retarget rule with any window",
  z.strictObject({ window_N: countField, intervals_measured_m: countField, target_s: positiveField }),
  ({ window_N, intervals_measured_m, target_s }) => {
    const rule = { windowBlocks: window_N, measuredIntervals: intervals_measured_m };
    return {
      mean_interval_s: target_s * computeMeanDifficultyRatio(rule),
      sd_of_difficulty_ratio: computeSdDifficultyRatio(rule),
    };
  },
);

export const difficultyBtcStep = createEvaluator(
  "Two retargets after a sudden change of hashrate",
  z.strictObject({ hashrate_multiplier: positiveField, fraction_of_blocks_done_before_step: shareField }),
  ({ hashrate_multiplier, fraction_of_blocks_done_before_step }) => {
    const step = computeRetargetStep(hashrate_multiplier, fraction_of_blocks_done_before_step);
    return {
      period1_over_14d: step.firstPeriod,
      D1_over_D0: step.firstDifficulty,
      interval_after_step_s: TARGET_INTERVAL_SECONDS * step.intervalAfterStep,
      interval_period2_s: TARGET_INTERVAL_SECONDS * step.intervalAfterRetarget,
      D2_over_D0: step.secondDifficulty,
    };
  },
);
