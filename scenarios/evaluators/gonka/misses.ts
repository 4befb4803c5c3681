import * as z from "zod";
import { computeAdaptiveMissRate } from "../../../sim/reward-rules/gonka/adaptive-miss-rate.ts";
import { computeMissPValue, isMissRateTolerated } from "../../../sim/reward-rules/gonka/missed-requests.ts";
import {
  computeHostStatus,
  defaultStatusRule,
  type HostRecord,
  type SequentialTest,
} from "../../../sim/reward-rules/gonka/status.ts";
import { createEvaluator } from "../evaluator.ts";
import { chanceField, finiteField, listField, nonNegativeField, shareField, wholeField } from "../fields.ts";

/** Tails of the binomial law are summed up to here in well under a second. */
const MOST_REQUESTS = 1e12;

const requestsField = wholeField(0, MOST_REQUESTS);

export const missedRequestsTest = createEvaluator(
  "Whether a host missed too many requests",
  z
    .strictObject({ p0: chanceField, total: requestsField, missed: requestsField, alpha: chanceField.optional() })
    .refine(({ total, missed }) => missed <= total, { path: ["missed"], error: "at most total" }),
  ({ p0, total, missed, alpha }) => {
    const passes = isMissRateTolerated(missed, total, p0, alpha);
    return { passes, rewardKept: passes };
  },
);

export const binomialPValue = createEvaluator(
  "Chance of at least k misses",
  z
    .strictObject({ k: requestsField, n: requestsField, p0: chanceField })
    .refine(({ k, n }) => k <= n, { path: ["k"], error: "at most n" }),
  ({ k, n, p0 }) => ({ pValue: computeMissPValue(k, n, p0) }),
);

export const dynamicP0 = createEvaluator(
  "Miss rate that hosts are judged by, from the whole network's",
  z
    .strictObject({
      inferences: listField(requestsField, 0),
      missed: listField(requestsField, 0),
      governanceP0: shareField.nullable().optional(),
    })
    .refine(({ inferences, missed }) => inferences.length === missed.length, {
      path: ["missed"],
      error: "as many entries as inferences has",
    }),
  ({ inferences, missed, governanceP0 }) => {
    const { p0, skipPunishment } = computeAdaptiveMissRate(inferences, missed, governanceP0 ?? undefined);
    return { p0, skipPunishment };
  },
);

const statusSchema = z
  .strictObject({
    consecutiveInvalid: requestsField.optional(),
    falsePositiveRate: finiteField.optional(),
    quickFailureThreshold: nonNegativeField.optional(),
    validated: requestsField.optional(),
    invalidated: requestsField.optional(),
    inferences: requestsField.optional(),
    missed: requestsField.optional(),
    p0: finiteField.optional(),
    p1: finiteField.optional(),
    H: finiteField.optional(),
    confirmationRatio: nonNegativeField.optional(),
    alpha: shareField.optional(),
  })
  .refine((input) => ["consecutiveInvalid", "validated", "missed", "confirmationRatio"].some((key) => key in input), {
    error: "consecutiveInvalid, validated and invalidated, inferences and missed, or confirmationRatio",
  });

type StatusInput = z.output<typeof statusSchema>;

/** p0, p1 and H belong to the test of whose counts the input speaks: misses where it has any, else invalid answers. */
export const status = createEvaluator("Whether a host stays active", statusSchema, (input) => {
  const isAboutMisses = input.missed !== undefined && input.validated === undefined;
  const given = readTest(input, isAboutMisses ? defaultStatusRule.downtime : defaultStatusRule.invalidation);
  const rule = {
    ...defaultStatusRule,
    ...(isAboutMisses ? { downtime: given } : { invalidation: given }),
    quickFailureThreshold: input.quickFailureThreshold ?? defaultStatusRule.quickFailureThreshold,
    confirmationAlpha: input.alpha ?? defaultStatusRule.confirmationAlpha,
  };
  const host: HostRecord = {
    consecutiveInvalid: input.consecutiveInvalid ?? 0,
    validated: input.validated ?? 0,
    invalidated: input.invalidated ?? 0,
    answered: input.inferences ?? 0,
    missed: input.missed ?? 0,
    confirmationRatio: input.confirmationRatio ?? 1,
  };
  return { ...computeHostStatus(host, rule) };
});

function readTest(input: StatusInput, known: SequentialTest): SequentialTest {
  return {
    goodRate: input.p0 ?? input.falsePositiveRate ?? known.goodRate,
    badRate: input.p1 ?? known.badRate,
    threshold: input.H ?? known.threshold,
  };
}
