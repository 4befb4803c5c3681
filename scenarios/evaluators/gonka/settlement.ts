import * as z from "zod";
import { computeAdaptiveMissRate } from "../../../sim/reward-rules/gonka/adaptive-miss-rate.ts";
import { computeEffectiveWeight } from "../../../sim/reward-rules/gonka/confirmation.ts";
import { computeEpochSplit, computePaidWeights } from "../../../sim/reward-rules/gonka/epoch-split.ts";
import { isMissRateTolerated } from "../../../sim/reward-rules/gonka/missed-requests.ts";
import { computeCappedWeights, computePowerCap, POWER_CAP_SHARE } from "../../../sim/reward-rules/gonka/power-cap.ts";
import { createEvaluator } from "../evaluator.ts";
import { chanceField, listField, wholeField } from "../fields.ts";
import { rewardField, weightField, weightsField } from "./weight-fields.ts";

const requestsField = wholeField(0, 1e12).optional();

const participantSchema = z.strictObject(
  {
    weight: weightField,
    conf: weightField,
    raw: weightField.nullable(),
    status: z.enum(["ACTIVE", "INVALID", "INACTIVE"], { error: "ACTIVE, INVALID or INACTIVE" }).optional(),
    inferences: requestsField,
    missed: requestsField,
    coinBalance: wholeField(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER).optional(),
  },
  { error: "a participant with weight, conf and raw" },
);

const settlementSchema = z.strictObject({
  epochReward: rewardField,
  participants: listField(participantSchema, 1).refine(
    (hosts) => hosts.reduce((sum, { weight }) => sum + weight, 0) <= 2 ** 50,
    { error: `weights that add up to at most ${2 ** 50}` },
  ),
  governanceP0: chanceField.optional(),
});

type Participant = z.output<typeof participantSchema>;

export const settlement = createEvaluator(
  "Rewards of an epoch, and what goes to governance",
  settlementSchema,
  ({ epochReward, participants, governanceP0 }) => {
    const weights = Float64Array.from(participants, ({ weight }) => weight);
    const confirmed = Float64Array.from(participants, computeConfirmed);
    const active = Uint8Array.from(participants, (host) =>
      Number((host.status ?? "ACTIVE") === "ACTIVE" && host.weight > 0),
    );
    const paid = applyMisses(
      computePaidWeights({ weights, confirmed, active }, POWER_CAP_SHARE),
      participants,
      governanceP0,
    );
    const split = computeEpochSplit(epochReward, paid, weights);
    const debts = participants.map(({ coinBalance }, host) =>
      Math.min(split.rewards[host]!, Math.max(0, -(coinBalance ?? 0))),
    );
    return {
      rewardCoins: Array.from(split.rewards, (reward, host) => reward - debts[host]!),
      governance: debts.reduce((sum, debt) => sum + debt, split.governance),
    };
  },
);

function computeConfirmed({ weight, conf, raw }: Participant): number {
  return raw === null ? weight : Number(computeEffectiveWeight(BigInt(weight), BigInt(conf), BigInt(raw)));
}

/** Weights without those of hosts that missed too many requests. */
function applyMisses(
  paid: Float64Array,
  hosts: readonly Participant[],
  governanceP0: number | undefined,
): Float64Array {
  const answered = hosts.map(({ inferences }) => inferences ?? 0);
  const missed = hosts.map((host) => host.missed ?? 0);
  const { p0, skipPunishment } = computeAdaptiveMissRate(answered, missed, governanceP0);
  if (skipPunishment) return paid;
  return paid.map((weight, host) => {
    const requests = answered[host]! + missed[host]!;
    return isMissRateTolerated(missed[host]!, requests, p0) ? weight : 0;
  });
}

export const powerCap = createEvaluator(
  "Weights under the cap on one host's share",
  z.strictObject({
    weights: weightsField,
    limit: z
      .union([z.string(), z.number().gt(0).max(1)], { error: "a share above 0 and up to 1, or a note on the rule" })
      .optional(),
  }),
  ({ weights, limit }) => {
    const full = Float64Array.from(weights);
    const capped =
      typeof limit === "number" ? applyCap(full, computePowerCap(full, limit)) : computeCappedWeights(full);
    return { weights: Array.from(capped), total: capped.reduce((sum, weight) => sum + weight, 0) };
  },
);

function applyCap(weights: Float64Array, cap: number): Float64Array {
  return weights.map((weight) => Math.min(weight, cap));
}
