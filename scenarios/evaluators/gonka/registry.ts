import type { Evaluator } from "../evaluator.ts";
import { coefficientInit, dynamicCoefficient } from "./coefficients.ts";
import { collateralWeight, requiredCollateral, slash } from "./collateral.ts";
import { delegation } from "./delegation.ts";
import { epochReward, supplyCap } from "./emission.ts";
import { epochPhases } from "./epochs.ts";
import { cost, dynamicPrice, feeSettlement, shareWork, vesting } from "./fees.ts";
import { binomialPValue, dynamicP0, missedRequestsTest, status } from "./misses.ts";
import { powerCap, settlement } from "./settlement.ts";
import { deterministicFloat, minValidationAverage, reputation, validationProbability } from "./validation.ts";
import { confirmationFold, groupCap, guardianPower, modelCoefficients, pocVote, sampledSlots } from "./weights.ts";

/** Gonka's rules, by the names of its vectors. */
export const gonkaEvaluators = {
  "gonka/epoch_reward": epochReward,
  "gonka/supply_cap": supplyCap,
  "gonka/settlement": settlement,
  "gonka/power_cap": powerCap,
  "gonka/collateral_weight": collateralWeight,
  "gonka/required_collateral": requiredCollateral,
  "gonka/slash": slash,
  "gonka/dynamic_price": dynamicPrice,
  "gonka/cost": cost,
  "gonka/fee_settlement": feeSettlement,
  "gonka/share_work": shareWork,
  "gonka/vesting": vesting,
  "gonka/validation_probability": validationProbability,
  "gonka/deterministic_float": deterministicFloat,
  "gonka/min_validation_average": minValidationAverage,
  "gonka/reputation": reputation,
  "gonka/missed_requests_test": missedRequestsTest,
  "gonka/binomial_p_value": binomialPValue,
  "gonka/dynamic_p0": dynamicP0,
  "gonka/status": status,
  "gonka/confirmation_fold": confirmationFold,
  "gonka/model_coefficients": modelCoefficients,
  "gonka/dynamic_coefficient": dynamicCoefficient,
  "gonka/coefficient_init": coefficientInit,
  "gonka/group_cap": groupCap,
  "gonka/delegation": delegation,
  "gonka/sampled_slots": sampledSlots,
  "gonka/poc_vote": pocVote,
  "gonka/guardian_power": guardianPower,
  "gonka/epoch_phases": epochPhases,
} as const satisfies Record<string, Evaluator>;
