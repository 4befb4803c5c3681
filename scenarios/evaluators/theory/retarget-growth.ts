import * as z from "zod";
import { computeSquareRootStartPeriod, computeSteadyLogStep } from "../../../sim/difficulty/retarget-growth.ts";
import { createEvaluator, createKeyedEvaluator } from "../evaluator.ts";
import { finiteField, positiveField } from "../fields.ts";

const TARGET_INTERVAL_SECONDS = 600;
const PERIOD_DAYS = 14;
const LEAST_GROWTH = -Math.exp(-1);

const growthByLog = createEvaluator(
  "Steady state of Bitcoin's retarget under growing hashrate",
  z
    .strictObject({ log_growth_per_14_days: finiteField, target_period_days: positiveField })
    .refine((input) => computeGrowth(input) >= LEAST_GROWTH, {
      path: ["log_growth_per_14_days"],
      error: "a growth of at least -1/e a target period, below which there is no steady state",
    }),
  (input) => {
    const logStep = computeSteadyLogStep(computeGrowth(input));
    return {
      steady_period_over_target: Math.exp(-logStep),
      mean_interval_s: TARGET_INTERVAL_SECONDS * Math.exp(-logStep),
      difficulty_step_per_period: Math.exp(logStep),
      blocks_ahead_rate: Math.expm1(logStep),
    };
  },
);

function computeGrowth(input: { log_growth_per_14_days: number; target_period_days: number }): number {
  return input.log_growth_per_14_days * (input.target_period_days / PERIOD_DAYS);
}

const growthByDay = createEvaluator(
  "Days for 2016 blocks under growing hashrate",
  z
    .strictObject({ daily_growth: finiteField })
    .refine(({ daily_growth }) => PERIOD_DAYS * Math.log1p(daily_growth) >= LEAST_GROWTH, {
      path: ["daily_growth"],
      error: "a growth of at least -1/e in 14 days, below which there is no steady state",
    }),
  ({ daily_growth }) => {
    const growth = PERIOD_DAYS * Math.log1p(daily_growth);
    const logStep = computeSteadyLogStep(growth);
    return {
      days_for_2016_blocks: PERIOD_DAYS * Math.exp(-logStep),
      difficulty_increase_pct: 100 * Math.expm1(logStep),
      days_with_sqrt_start_approximation: PERIOD_DAYS * computeSquareRootStartPeriod(growth),
    };
  },
);

export const difficultyBtcGrowth = createKeyedEvaluator("daily_growth", growthByDay, growthByLog);
