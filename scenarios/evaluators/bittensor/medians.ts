import * as z from "zod";
import { computeConsensus } from "../../../sim/reward-rules/bittensor/yuma/consensus.ts";
import { computeLiquidRate } from "../../../sim/reward-rules/bittensor/yuma/liquid-alpha.ts";
import {
  computeWeightedMedian,
  createMedianScratch,
} from "../../../sim/reward-rules/bittensor/yuma/weighted-median.ts";
import { createEvaluator } from "../evaluator.ts";
import { finiteField, listField, nonNegativeField, shareField } from "../fields.ts";
import { checkLength, numbersField, rowsField } from "./matrix-fields.ts";

const stakeField = listField(nonNegativeField, 0);

export const weightedMedian = createEvaluator(
  "The largest score backed by at least the majority of stake",
  z.strictObject({ stake: stakeField, score: numbersField, majority: finiteField }).superRefine((given, context) => {
    checkLength(given.score, given.stake.length, "score", context);
  }),
  ({ stake, score, majority }) =>
    computeWeightedMedian(
      Float64Array.from(stake),
      Float64Array.from(score),
      majority,
      createMedianScratch(stake.length),
    ),
);

export const weightedMedianColumns = createEvaluator(
  "That score of every column, over the rows with stake, their stake made to add up to 1",
  z.strictObject({ stake: stakeField, score_rows: rowsField, majority: finiteField }).superRefine((given, context) => {
    checkLength(given.score_rows, given.stake.length, "score_rows", context);
  }),
  ({ stake, score_rows: rows, majority }) =>
    Array.from(computeConsensus(Float64Array.from(stake), Float64Array.from(rows.flat()), rows[0]!.length, majority)),
);

export const liquidAlpha = createEvaluator(
  "Rate at which a bond follows its weight under liquid alpha",
  z
    .strictObject({
      consensus: finiteField,
      weight: finiteField,
      bond: finiteField,
      alpha_low: shareField,
      alpha_high: shareField,
      steepness: finiteField,
    })
    .refine((given) => given.alpha_low <= given.alpha_high, {
      error: "an alpha_high of at least alpha_low",
      path: ["alpha_high"],
    }),
  ({ consensus, weight, bond, alpha_low: low, alpha_high: high, steepness }) =>
    computeLiquidRate(weight, bond, consensus, { low, high, steepness }),
);
