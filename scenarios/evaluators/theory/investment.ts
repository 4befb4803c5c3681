import * as z from "zod";
import { computeEntryBarrier, computeLaterBarrier } from "../../../sim/theory/entry-barrier.ts";
import { computeInactionBand, computeUnitValue } from "../../../sim/theory/hashrate-hysteresis.ts";
import { computeInvestmentOption } from "../../../sim/theory/real-option.ts";
import { computeContinuousValue, computeDailyValue, computeOptimalLife } from "../../../sim/theory/rig-value.ts";
import { createEvaluator } from "../evaluator.ts";
import { finiteField, nonNegativeField, positiveField } from "../fields.ts";

export const econPratwalter = createEvaluator(
  "Revenue at which miners enter under uncertainty and progress",
  z
    .strictObject({
      discount_r: positiveField,
      drift_alpha: finiteField,
      sigma: positiveField,
      tech_rate_a: nonNegativeField,
      capex_per_unit_I0: positiveField,
      electricity_per_unit_year_C0: nonNegativeField,
    })
    .refine(({ discount_r, drift_alpha }) => discount_r > drift_alpha, {
      path: ["discount_r"],
      error: "a number above drift_alpha",
    }),
  (input) => {
    const { exponent, payoffUsdPerYear, multiple } = computeEntryBarrier({
      discountPerYear: input.discount_r,
      driftPerYear: input.drift_alpha,
      volatility: input.sigma,
      progressPerYear: input.tech_rate_a,
      capexUsd: input.capex_per_unit_I0,
      electricityUsdPerYear: input.electricity_per_unit_year_C0,
    });
    return {
      beta: exponent,
      entry_barrier_payoff_p0: payoffUsdPerYear,
      option_multiple_over_deterministic: multiple,
      barrier_at_t1: computeLaterBarrier(payoffUsdPerYear, input.tech_rate_a, 1),
    };
  },
);

export const econHysteresis = createEvaluator(
  "Prices between which no miner enters or leaves",
  z.strictObject({
    fixed_cost_per_unit_F: positiveField,
    capital_charge_rate: positiveField,
    opex_per_unit_year_e: nonNegativeField,
    installed_units_H: positiveField,
    coins_per_year_R: positiveField,
  }),
  (input) => {
    const sunk = {
      fixedUsdPerUnit: input.fixed_cost_per_unit_F,
      capitalChargePerYear: input.capital_charge_rate,
      operatingUsdPerUnitYear: input.opex_per_unit_year_e,
      units: input.installed_units_H,
      coinsPerYear: input.coins_per_year_R,
    };
    const { entryPriceUsd, exitPriceUsd, harmlessFall } = computeInactionBand(sunk);
    return {
      entry_price: entryPriceUsd,
      exit_price: exitPriceUsd,
      max_price_drop_without_hash_exit_from_entry_price: harmlessFall,
      unit_value_at_midpoint_price: computeUnitValue(sunk, (entryPriceUsd + exitPriceUsd) / 2),
    };
  },
);

export const econNpv = createEvaluator(
  "What a rig is worth when revenue decays and it may stop",
  z.strictObject({
    revenue_day0: nonNegativeField,
    opex_per_day: nonNegativeField,
    capex: nonNegativeField,
    daily_log_decay_of_revenue: nonNegativeField,
    annual_discount_cont: nonNegativeField,
  }),
  (input) => {
    const rig = {
      revenueUsdPerDay: input.revenue_day0,
      costUsdPerDay: input.opex_per_day,
      decayPerDay: input.daily_log_decay_of_revenue,
      discountPerYear: input.annual_discount_cont,
    };
    const life = computeOptimalLife(rig);
    const worth = computeContinuousValue(rig);
    return {
      last_profitable_day: input.revenue_day0 < input.opex_per_day ? null : Math.floor(life),
      npv_discrete_days_0_to_T: computeDailyValue(rig) - input.capex,
      optimal_life_days_continuous: life,
      npv_continuous: worth - input.capex,
      breakeven_capex_continuous: worth,
    };
  },
);

export const econRealoption = createEvaluator(
  "Value at which to exercise an option to invest",
  z.strictObject({ r: nonNegativeField, delta_payout: positiveField, sigma: positiveField, I: positiveField }),
  ({ r, delta_payout, sigma, I }) => {
    const process = { driftPerYear: r - delta_payout, discountPerYear: r, volatility: sigma };
    const option = computeInvestmentOption(process, I);
    return {
      beta1: option.exponent,
      threshold_V_star: option.threshold,
      option_value_at_V_star: option.worthAtThreshold,
      option_value_at_V_eq_I: option.worthAtCost,
    };
  },
);
