import * as z from "zod";
import { computeDeterministicFloat } from "../../../sim/reward-rules/gonka/deterministic-float.ts";
import { renderDecimal, roundToDouble } from "../../../sim/reward-rules/gonka/exact-decimal.ts";
import { computeReputation } from "../../../sim/reward-rules/gonka/reputation.ts";
import { computeMinValidationAverage } from "../../../sim/reward-rules/gonka/validation-average.ts";
import {
  computeValidationProbability,
  isValidationDue,
} from "../../../sim/reward-rules/gonka/validation-probability.ts";
import { createEvaluator } from "../evaluator.ts";
import { countField, listField, nonNegativeField, wholeField } from "../fields.ts";
import { signedField } from "./amount-field.ts";

const wholeCount = wholeField(0, Number.MAX_SAFE_INTEGER);
const textField = z.string({ error: "a text" });

export const validationProbability = createEvaluator(
  "Chance that a validator checks an inference",
  z
    .strictObject({
      executorReputation: wholeField(0, 100),
      trafficBasis: wholeCount,
      totalPower: wholeCount,
      validatorPower: wholeCount,
      executorPower: wholeCount,
      minValidationAverage: nonNegativeField,
      maxValidationAverage: nonNegativeField,
      fullTrafficCutoff: countField,
      minTrafficCutoff: wholeCount,
      halfway: nonNegativeField,
      seed: signedField.optional(),
      inferenceId: textField.optional(),
    })
    .refine(({ fullTrafficCutoff, minTrafficCutoff }) => minTrafficCutoff < fullTrafficCutoff / 2, {
      path: ["minTrafficCutoff"],
      error: "a number below half of fullTrafficCutoff",
    }),
  (input) => {
    const traffic = {
      fullCutoff: input.fullTrafficCutoff,
      minCutoff: input.minTrafficCutoff,
      maximum: input.maxValidationAverage,
      halfway: input.halfway,
      minimum: input.minValidationAverage,
    };
    const probability = computeValidationProbability({ ...input, requests: input.trafficBasis }, traffic);
    const { seed, inferenceId } = input;
    const coin = seed === undefined ? {} : { shouldValidate: isValidationDue(probability, seed, inferenceId ?? "") };
    return { probability: roundToDouble(probability), ...coin };
  },
);

export const deterministicFloat = createEvaluator(
  "A number from 0 to 1 that anybody can compute again",
  z.strictObject({ seed: signedField, identifier: textField }),
  ({ seed, identifier }) => ({ value: renderDecimal(computeDeterministicFloat(seed, identifier)) }),
);

export const minValidationAverage = createEvaluator(
  "Checks an inference of a host of full reputation, by traffic",
  z
    .strictObject({
      requests: wholeCount,
      full: countField,
      min: wholeCount,
      max: nonNegativeField,
      halfway: nonNegativeField,
      minimum: nonNegativeField,
    })
    .refine(({ full, min }) => min < full / 2, { path: ["min"], error: "a number below half of full" }),
  ({ requests, full, min, max, halfway, minimum }) => {
    const traffic = { fullCutoff: full, minCutoff: min, maximum: max, halfway, minimum };
    return { average: roundToDouble(computeMinValidationAverage(requests, traffic)) };
  },
);

export const reputation = createEvaluator(
  "Reputation of a host",
  z.strictObject({
    epochsCompleted: wholeCount,
    epochsToMax: countField,
    missPercentages: listField(nonNegativeField, 0),
    missRequestsPenalty: nonNegativeField,
    missPercentageCutoff: nonNegativeField,
  }),
  ({ epochsCompleted, missPercentages, ...rule }) => ({
    reputation: computeReputation(epochsCompleted, missPercentages, rule),
  }),
);
