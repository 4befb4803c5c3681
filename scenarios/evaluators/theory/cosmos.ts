import * as z from "zod";
import { computeBondingEquilibrium } from "../../../sim/reward-rules/cosmos/bonding-equilibrium.ts";
import { computeInflationPath, computeInflationStep } from "../../../sim/reward-rules/cosmos/inflation.ts";
import { createEvaluator } from "../evaluator.ts";
import { countField, nonNegativeField, positiveField, shareField } from "../fields.ts";

export const posCosmos = createEvaluator(
  "Cosmos inflation at a constant bonded ratio",
  z
    .strictObject({
      initial_inflation: nonNegativeField,
      bonded_ratio_const: shareField,
      years: nonNegativeField,
      goal: positiveField,
      rate_change: nonNegativeField,
      max: nonNegativeField,
      min: nonNegativeField,
      blocks_per_year: countField,
    })
    .refine(({ min, max }) => min <= max, { error: "min <= max", path: ["min"] }),
  (input) => {
    const parameters = {
      goalBonded: input.goal,
      rateChangePerYear: input.rate_change,
      most: input.max,
      least: input.min,
      blocksPerYear: input.blocks_per_year,
    };
    const bonded = input.bonded_ratio_const;
    const { inflation, supplyGrowth } = computeInflationPath(input.initial_inflation, bonded, input.years, parameters);
    return {
      per_block_change: computeInflationStep(bonded, parameters),
      inflation_after: inflation,
      supply_growth_factor_continuous: supplyGrowth,
      // Nobody at stake, no yield: infinite, which is told as null.
      nominal_staking_apr_after: bonded === 0 ? null : inflation / bonded,
    };
  },
);

export const posCosmosEq = createEvaluator(
  "Bonded ratio at which fixed inflation yields what stakers require",
  z.strictObject({ inflation: positiveField, community_tax: shareField, required_nominal_yield: positiveField }),
  ({ inflation, community_tax, required_nominal_yield }) => {
    const equilibrium = computeBondingEquilibrium(inflation, community_tax, required_nominal_yield);
    return {
      equilibrium_bonded_ratio: equilibrium.bondedRatio,
      real_yield_of_staker: equilibrium.stakerRealYield,
      dilution_of_nonstaker: equilibrium.holderDilution,
    };
  },
);
