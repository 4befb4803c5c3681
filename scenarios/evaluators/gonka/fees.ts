import * as z from "zod";
import { computeFeeAdjustments } from "../../../sim/reward-rules/gonka/fee-sharing.ts";
import {
  computeEscrow,
  computeFeeSettlement,
  computeInferenceCost,
} from "../../../sim/reward-rules/gonka/inference-fee.ts";
import { computeNextPrice } from "../../../sim/reward-rules/gonka/token-price.ts";
import { computeVestingSchedule } from "../../../sim/reward-rules/gonka/vesting-schedule.ts";
import { createEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField, shareField, wholeField } from "../fields.ts";
import { amountField, renderAmount } from "./amount-field.ts";

/** Workers and epochs of which each makes an entry in the output. */
const MOST_ENTRIES = 100_000;

export const dynamicPrice = createEvaluator(
  "Price of a model's tokens in the next block",
  z.strictObject({
    utilization: nonNegativeField,
    price_ngonka: amountField,
    /** Stands for a price of 0: that of a model which has none yet. */
    basePrice: amountField.optional(),
    lower: shareField,
    upper: shareField,
    elasticity: nonNegativeField,
    minPrice: amountField,
  }),
  ({ utilization, price_ngonka, basePrice, ...rule }) => {
    const price = price_ngonka === 0n ? (basePrice ?? 0n) : price_ngonka;
    return { newPrice_ngonka: renderAmount(computeNextPrice(price, utilization, rule)) };
  },
);

/** Tokens of the prompt stand for themselves in both, unless the escrow names its own. */
export const cost = createEvaluator(
  "Cost of an inference and the escrow for it",
  z
    .strictObject({
      promptTokens: amountField.optional(),
      completionTokens: amountField.optional(),
      maxTokens: amountField.optional(),
      escrowPromptTokens: amountField.optional(),
      perTokenPrice: amountField,
    })
    .refine(({ promptTokens, escrowPromptTokens }) => (promptTokens ?? escrowPromptTokens) !== undefined, {
      path: ["promptTokens"],
      error: "a whole number >= 0, as a number or in digits",
    })
    .refine(({ completionTokens, maxTokens }) => (completionTokens ?? maxTokens) !== undefined, {
      path: ["completionTokens"],
      error: "completionTokens for the cost, or maxTokens for the escrow",
    }),
  ({ promptTokens, completionTokens, maxTokens, escrowPromptTokens, perTokenPrice }) => {
    const escrow = computeEscrow(escrowPromptTokens ?? promptTokens ?? 0n, maxTokens ?? 0n, perTokenPrice);
    const isUsed = promptTokens !== undefined && completionTokens !== undefined;
    return {
      cost: isUsed ? renderAmount(computeInferenceCost(promptTokens, completionTokens, perTokenPrice)) : null,
      escrow: renderAmount(escrow),
    };
  },
);

export const feeSettlement = createEvaluator(
  "What an escrow pays and gives back",
  z.strictObject({
    promptTokens: amountField,
    completionTokens: amountField,
    perTokenPrice: amountField,
    escrow: amountField,
  }),
  ({ promptTokens, completionTokens, perTokenPrice, escrow }) => {
    const paid = computeFeeSettlement(computeInferenceCost(promptTokens, completionTokens, perTokenPrice), escrow);
    return {
      actualCost: renderAmount(paid.executorPayment),
      executorPayment: renderAmount(paid.executorPayment),
      refund: renderAmount(paid.refund),
    };
  },
);

const workersField = wholeField(0, MOST_ENTRIES);

export const shareWork = createEvaluator(
  "What validators take over from those who shared a fee before",
  z.strictObject({ existing: workersField, new: workersField, cost: amountField }),
  ({ existing, new: joining, cost: amount }) => ({
    adjust: computeFeeAdjustments(existing, joining, amount).map(renderAmount),
  }),
);

const grantSchema = z
  .tuple([amountField, wholeField(1, MOST_ENTRIES)], { error: "an amount and a number of epochs" })
  .transform(([amount, epochs]) => ({ amount, epochs }));

export const vesting = createEvaluator(
  "When coins that were granted become free",
  z.strictObject({ grants: listField(grantSchema, 1) }),
  ({ grants }) => {
    const schedule = computeVestingSchedule(grants).map(renderAmount);
    return { schedule, perEpoch: schedule.at(-1)!, length: schedule.length };
  },
);
