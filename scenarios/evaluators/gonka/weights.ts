import * as z from "zod";
import { CONFIRMATION_ALPHA, computeConfirmation } from "../../../sim/reward-rules/gonka/confirmation.ts";
import { computeConsensusWeight } from "../../../sim/reward-rules/gonka/consensus-weight.ts";
import { computeCappedGroup, computeGroupCap } from "../../../sim/reward-rules/gonka/group-cap.ts";
import { computeGuardianPowers } from "../../../sim/reward-rules/gonka/guardians.ts";
import { computeSampledSlots, isPocAccepted } from "../../../sim/reward-rules/gonka/poc-vote.ts";
import { createEvaluator, createKeyedEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField, shareField, wholeField } from "../fields.ts";
import { amountField, renderAmount } from "./amount-field.ts";

const guardiansField = wholeField(0, 1000).optional();

export const modelCoefficients = createEvaluator(
  "Consensus weight of nonces of several models",
  z
    .strictObject({ pocWeights: listField(amountField, 1), coefficients: listField(nonNegativeField, 1) })
    .refine(({ pocWeights, coefficients }) => pocWeights.length === coefficients.length, {
      path: ["coefficients"],
      error: "as many entries as pocWeights has",
    }),
  ({ pocWeights, coefficients }) => ({
    consensusWeight: renderAmount(computeConsensusWeight(pocWeights, coefficients)),
  }),
);

/** What the chain returns for a group that has no cap. */
const UNCAPPED = -1n;

export const groupCap = createEvaluator(
  "What the hosts of a later model may weigh together",
  z.strictObject({
    capFactor: nonNegativeField,
    previousTotalWeight: amountField,
    isInitialGroup: z.boolean({ error: "true or false" }).optional(),
    weights: listField(amountField, 1).optional(),
  }),
  ({ capFactor, previousTotalWeight, isInitialGroup, weights }) => {
    const cap = isInitialGroup === true ? UNCAPPED : computeGroupCap(capFactor, previousTotalWeight);
    if (weights === undefined) return { cap: renderAmount(cap) };
    const capped = cap === UNCAPPED ? weights : computeCappedGroup(weights, cap);
    return { cap: renderAmount(cap), weights: capped.map(renderAmount) };
  },
);

export const sampledSlots = createEvaluator(
  "Voting slots drawn among the hosts of a model",
  z.strictObject({ modelVotingPower: amountField, totalNetworkWeight: amountField, slots: amountField }),
  ({ modelVotingPower, totalNetworkWeight, slots }) => ({
    sampledSlots: renderAmount(computeSampledSlots(modelVotingPower, totalNetworkWeight, slots)),
  }),
);

const slotVote = createEvaluator(
  "Vote on a proof of compute, by slots",
  z.strictObject({
    slots: amountField,
    validSlots: amountField,
    invalidSlots: amountField.optional(),
    guardiansValid: guardiansField,
    guardiansInvalid: guardiansField,
  }),
  ({ slots, validSlots, invalidSlots, ...guardians }) => ({
    accepted: isPocAccepted({
      total: slots,
      valid: validSlots,
      invalid: invalidSlots ?? 0n,
      ...fillGuardians(guardians),
    }),
  }),
);

const weightVote = createEvaluator(
  "Vote on a proof of compute",
  z.strictObject({
    totalNetworkWeight: amountField,
    validWeight: amountField,
    invalidWeight: amountField.optional(),
    guardiansValid: guardiansField,
    guardiansInvalid: guardiansField,
  }),
  ({ totalNetworkWeight, validWeight, invalidWeight, ...guardians }) => ({
    accepted: isPocAccepted({
      total: totalNetworkWeight,
      valid: validWeight,
      invalid: invalidWeight ?? 0n,
      ...fillGuardians(guardians),
    }),
  }),
);

export const pocVote = createKeyedEvaluator("slots", slotVote, weightVote);

function fillGuardians(votes: { guardiansValid?: number | undefined; guardiansInvalid?: number | undefined }) {
  return { guardiansValid: votes.guardiansValid ?? 0, guardiansInvalid: votes.guardiansInvalid ?? 0 };
}

export const guardianPower = createEvaluator(
  "Guardians' power while the network is immature",
  z.strictObject({
    guardians: listField(amountField, 0),
    others: listField(amountField, 0),
    multiplier: nonNegativeField,
  }),
  ({ guardians, others, multiplier }) => {
    const powers = computeGuardianPowers(guardians, others, multiplier);
    const total = [...powers, ...others].reduce((sum, power) => sum + power, 0n);
    return { guardianPower: powers.map(renderAmount), total: renderAmount(total) };
  },
);

export const confirmationFold = createEvaluator(
  "Weight and ratio after a confirmation",
  z.strictObject({
    confWeight: amountField,
    measured: amountField,
    preserved: amountField,
    expected: amountField,
    alpha: shareField.optional(),
  }),
  ({ confWeight: confirmed, measured, preserved, expected, alpha }) => {
    const outcome = computeConfirmation({ confirmed, measured, preserved, expected });
    return {
      confWeight: renderAmount(outcome.confirmed),
      ratio: outcome.ratio,
      inactive: outcome.ratio < (alpha ?? CONFIRMATION_ALPHA),
    };
  },
);
