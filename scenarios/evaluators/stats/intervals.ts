import * as z from "zod";
import { adjustByHolm } from "../../statistics/holm-adjustment.ts";
import { computeMeanInterval } from "../../statistics/mean-interval.ts";
import { computeQuantileInterval } from "../../statistics/quantile-interval.ts";
import { computeRatioInterval } from "../../statistics/ratio-interval.ts";
import { findWarmUp } from "../../statistics/warm-up.ts";
import { createEvaluator } from "../evaluator.ts";
import { chanceField, finiteField, listField, shareField } from "../fields.ts";

export const meanInterval = createEvaluator(
  "Mean of independent values with Student's interval",
  z.strictObject({ values: listField(finiteField, 2), alpha: chanceField }),
  ({ values, alpha }) => ({ ...computeMeanInterval(values, alpha) }),
);

export const quantileInterval = createEvaluator(
  "Quantile of independent values with a distribution-free interval",
  z.strictObject({ values: listField(finiteField, 1), p: chanceField, alpha: chanceField }),
  ({ values, p, alpha }) => {
    const { value, low, high, lowRank, highRank, coverage } = computeQuantileInterval(values, p, alpha);
    return { quantile: value, low, high, low_rank: lowRank, high_rank: highRank, coverage };
  },
);

export const ratioInterval = createEvaluator(
  "Ratio of the means of paired values with Fieller's interval",
  z
    .strictObject({ x: listField(finiteField, 2), y: listField(finiteField, 2), alpha: chanceField })
    .refine(({ x, y }) => x.length === y.length, { path: ["y"], error: "as many values as x has" })
    .refine(({ y }) => y.reduce((sum, value) => sum + value, 0) !== 0, { path: ["y"], error: "a mean other than 0" }),
  ({ x, y, alpha }) => {
    const { value, low, high } = computeRatioInterval(x, y, alpha);
    return { ratio: value, low, high };
  },
);

export const holm = createEvaluator(
  "Holm's adjusted p-values",
  z.strictObject({ pvalues: listField(shareField, 1) }),
  ({ pvalues }) => ({ adjusted: adjustByHolm(pvalues) }),
);

export const mser5 = createEvaluator(
  "Warm-up that MSER-5 leaves out of a series",
  z.strictObject({ series: listField(finiteField, 50) }),
  ({ series }) => {
    const warmUp = findWarmUp(series);
    return {
      deleted: warmUp?.deleted ?? null,
      is_reliable: warmUp?.isReliable ?? null,
      mean: warmUp?.mean ?? null,
    };
  },
);
