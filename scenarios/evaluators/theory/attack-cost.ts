import * as z from "zod";
import { computeAttackBlockTimes } from "../../../sim/theory/attack-flow.ts";
import { computeMachineStock } from "../../../sim/theory/attack-stock.ts";
import { createEvaluator } from "../evaluator.ts";
import { assumptionField, nonNegativeField, numberField, positiveField, wholeField } from "../fields.ts";

const MOST_BLOCKS = 1e7;

export const econBudish = createEvaluator(
  "Cost of an attack with rented work, difficulty fixed",
  z.strictObject({
    attacker_multiple_A: numberField("a finite number above 1", (value) => value > 1),
    escrow_blocks_e: wholeField(0, MOST_BLOCKS),
    difficulty: assumptionField("fixed during attack"),
  }),
  ({ attacker_multiple_A, escrow_blocks_e }) => {
    const attack = { multiple: attacker_multiple_A, escrowBlocks: escrow_blocks_e };
    const blockTimes = computeAttackBlockTimes(attack);
    return {
      expected_attack_duration_block_times: blockTimes,
      gross_cost_in_block_rewards: attacker_multiple_A * blockTimes,
      expected_attacker_blocks_found: attacker_multiple_A * blockTimes,
    };
  },
);

export const econBudishStock = createEvaluator(
  "Value of the machines that an attack makes worthless",
  z
    .strictObject({
      capital_cost_per_unit: nonNegativeField,
      annual_r: nonNegativeField,
      annual_depreciation: nonNegativeField,
      annual_electricity_per_unit: nonNegativeField,
      annual_block_reward_usd: positiveField,
    })
    .refine((input) => computeStock(input).flowCostUsdPerYear > 0, {
      path: ["capital_cost_per_unit"],
      error: "a machine that costs something a year",
    }),
  (input) => {
    const stock = computeStock(input);
    return {
      flow_cost_c: stock.flowCostUsdPerYear,
      N_star: stock.machines,
      stock_value_NC: stock.valueUsd,
      stock_over_annual_reward: stock.valueOverYearlyReward,
      capital_share_of_flow: stock.capitalShareOfFlow,
    };
  },
);

interface StockInput {
  readonly capital_cost_per_unit: number;
  readonly annual_r: number;
  readonly annual_depreciation: number;
  readonly annual_electricity_per_unit: number;
  readonly annual_block_reward_usd: number;
}

function computeStock(input: StockInput) {
  return computeMachineStock({
    capitalUsd: input.capital_cost_per_unit,
    interestPerYear: input.annual_r,
    depreciationPerYear: input.annual_depreciation,
    electricityUsdPerYear: input.annual_electricity_per_unit,
    rewardUsdPerYear: input.annual_block_reward_usd,
  });
}
