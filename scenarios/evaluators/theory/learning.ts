import * as z from "zod";
import { computeDeclineRate, computeHalfLife, computeResidualShare } from "../../../hardware-models/depreciation.ts";
import {
  computeAverageModelTotal,
  computeSahalRate,
  computeWrightCost,
  computeWrightExponent,
  computeWrightTotal,
} from "../../../hardware-models/learning-curve.ts";
import { createEvaluator } from "../evaluator.ts";
import { countField, finiteField, nonNegativeField, positiveField, shareField } from "../fields.ts";

export const learningWright = createEvaluator(
  "Cost of a unit after cumulative output",
  z.strictObject({
    first_unit_cost: positiveField,
    learning_rate_progress_ratio: shareField.refine((ratio) => ratio > 0, { error: "a number above 0, at most 1" }),
    cumulative_units: countField,
  }),
  ({ first_unit_cost, learning_rate_progress_ratio, cumulative_units }) => {
    const exponent = computeWrightExponent(learning_rate_progress_ratio);
    return {
      exponent_b: exponent,
      unit_cost_at_n: computeWrightCost(first_unit_cost, exponent, cumulative_units),
      cumulative_cost_exact_sum: computeWrightTotal(first_unit_cost, exponent, cumulative_units),
      cumulative_avg_model_total: computeAverageModelTotal(first_unit_cost, exponent, cumulative_units),
    };
  },
);

export const learningSahal = createEvaluator(
  "Decline of cost a year where output grows at a constant rate",
  z.strictObject({
    learning_rate: shareField.refine((rate) => rate < 1, { error: "a number >= 0 and below 1" }),
    log_growth_of_cumulative_production_per_year: finiteField,
  }),
  ({ learning_rate, log_growth_of_cumulative_production_per_year }) => {
    const exponent = computeWrightExponent(1 - learning_rate);
    const rate = computeSahalRate(exponent, log_growth_of_cumulative_production_per_year);
    return {
      wright_b: exponent,
      moore_rate_m: rate,
      annual_cost_decline_fraction: -Math.expm1(-rate),
      halving_time_years: rate > 0 ? Math.LN2 / rate : null,
    };
  },
);

export const depreciation = createEvaluator(
  "What is left of a price that falls by a share a year",
  z.strictObject({ annual_decline: shareField, years: nonNegativeField }),
  ({ annual_decline, years }) => ({
    residual_fraction: computeResidualShare(annual_decline, years),
    cont_rate: computeDeclineRate(annual_decline),
    half_life_years: computeHalfLife(annual_decline),
  }),
);
