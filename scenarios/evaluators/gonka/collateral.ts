import * as z from "zod";
import {
  computeCollateralWeight,
  computeRequiredCollateral,
} from "../../../sim/reward-rules/gonka/collateral-weight.ts";
import { computeSlash } from "../../../sim/reward-rules/gonka/slashing.ts";
import { createEvaluator } from "../evaluator.ts";
import { nonNegativeField, shareField, wholeField } from "../fields.ts";
import { amountField, renderAmount } from "./amount-field.ts";

const epochField = wholeField(0, Number.MAX_SAFE_INTEGER);

export const collateralWeight = createEvaluator(
  "Weight that a host's collateral lets count",
  z.strictObject({
    potentialWeight: amountField,
    epoch: epochField,
    graceEndEpoch: epochField,
    collateral: amountField,
    baseWeightRatio: shareField,
    collateralPerWeightUnit: nonNegativeField,
  }),
  ({ potentialWeight, epoch, graceEndEpoch, collateral, ...rule }) => ({
    weight: renderAmount(
      epoch <= graceEndEpoch ? potentialWeight : computeCollateralWeight(potentialWeight, collateral, rule),
    ),
  }),
);

export const requiredCollateral = createEvaluator(
  "Collateral that a weight asks for",
  z.strictObject({ weight: amountField, baseWeightRatio: shareField, collateralPerWeightUnit: nonNegativeField }),
  ({ weight, ...rule }) => ({ required_ngonka: renderAmount(computeRequiredCollateral(weight, rule)) }),
);

export const slash = createEvaluator(
  "Collateral after a slash",
  z.strictObject({
    active: amountField,
    unbonding: amountField,
    requiredCollateral: amountField,
    fraction: shareField,
  }),
  ({ active, unbonding, requiredCollateral: required, fraction }) => {
    const outcome = computeSlash({ active, unbonding }, required, fraction);
    return {
      slashed: renderAmount(outcome.slashed),
      active: renderAmount(outcome.active),
      unbonding: renderAmount(outcome.unbonding),
    };
  },
);
