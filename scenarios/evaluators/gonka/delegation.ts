import * as z from "zod";
import { computeDelegatedWeight } from "../../../sim/reward-rules/gonka/delegation.ts";
import { createEvaluator, createKeyedEvaluator } from "../evaluator.ts";
import { nonNegativeField, wholeField } from "../fields.ts";
import { amountField, renderAmount } from "./amount-field.ts";

const modelsField = wholeField(0, 1e6).optional();

const penaltyFields = {
  refusalPenalty: nonNegativeField.optional(),
  noParticipationPenalty: nonNegativeField.optional(),
  /** Models that the host refuses; one where a penalty is given and no number. */
  refusedModels: modelsField,
  /** Models about which it says nothing; likewise. */
  ignoredModels: modelsField,
};

interface Penalties {
  readonly refusalPenalty?: number | undefined;
  readonly noParticipationPenalty?: number | undefined;
  readonly refusedModels?: number | undefined;
  readonly ignoredModels?: number | undefined;
}

const penalised = createEvaluator(
  "Weight after penalties for models not served",
  z
    .strictObject({ weight: amountField, ...penaltyFields })
    .refine((input) => input.refusalPenalty !== undefined || input.noParticipationPenalty !== undefined, {
      error: "a refusalPenalty or a noParticipationPenalty",
    }),
  ({ weight, ...penalties }) => ({ weight: renderAmount(computeKept(weight, penalties, 0, 0).kept) }),
);

const delegated = createEvaluator(
  "Weights of two hosts when the first delegates a model to the second",
  z.strictObject({
    alice: amountField,
    bob: amountField,
    share: nonNegativeField,
    delegatedModels: modelsField,
    ...penaltyFields,
  }),
  ({ alice, bob, share, delegatedModels, ...penalties }) => {
    const { kept, transferred } = computeKept(alice, penalties, share, delegatedModels ?? 1);
    return { alice: renderAmount(kept), bob: renderAmount(bob + transferred) };
  },
);

export const delegation = createKeyedEvaluator("alice", delegated, penalised);

function computeKept(weight: bigint, penalties: Penalties, delegationShare: number, delegatedModels: number) {
  const { refusalPenalty = 0, noParticipationPenalty = 0, refusedModels, ignoredModels } = penalties;
  return computeDelegatedWeight(
    weight,
    {
      refused: refusedModels ?? Number(refusalPenalty > 0),
      ignored: ignoredModels ?? Number(noParticipationPenalty > 0),
      delegated: delegatedModels,
    },
    { refusalPenalty, noParticipationPenalty, delegationShare },
  );
}
