import * as z from "zod";
import { computeEpochEmission } from "../../../sim/reward-rules/gonka/emission.ts";
import { computeEpochSplit, computePaidWeights } from "../../../sim/reward-rules/gonka/epoch-split.ts";
import { POWER_CAP_SHARE } from "../../../sim/reward-rules/gonka/power-cap.ts";
import { computeCappedRewards } from "../../../sim/reward-rules/gonka/supply-cap.ts";
import { createEvaluator } from "../evaluator.ts";
import { finiteField, wholeField } from "../fields.ts";
import { amountField, renderAmount } from "./amount-field.ts";
import { rewardField, weightsField } from "./weight-fields.ts";

/** A power of this many epochs takes seconds. */
const MOST_EPOCHS = 1e6;

export const epochReward = createEvaluator(
  "Emission of an epoch by the schedule",
  z.strictObject({
    initialReward_ngonka: amountField,
    decayRate: finiteField.nullable(),
    epochsSinceGenesis: wholeField(0, MOST_EPOCHS),
  }),
  ({ initialReward_ngonka, decayRate, epochsSinceGenesis }) => ({
    reward_ngonka: renderAmount(computeEpochEmission(initialReward_ngonka, decayRate, epochsSinceGenesis)),
  }),
);

export const supplyCap = createEvaluator(
  "Rewards of an epoch under the cap on all subsidies",
  z.strictObject({
    epochReward: rewardField,
    weights: weightsField,
    subsidyPaid: amountField,
    subsidySupply: amountField,
  }),
  ({ epochReward: emission, weights, subsidyPaid, subsidySupply }) => {
    const full = Float64Array.from(weights);
    const active = Uint8Array.from(weights, (weight) => Number(weight > 0));
    const paid = computePaidWeights({ weights: full, confirmed: full, active }, POWER_CAP_SHARE);
    const { rewards } = computeEpochSplit(emission, paid, full);
    const capped = computeCappedRewards(BigInt(emission), Array.from(rewards, BigInt), subsidyPaid, subsidySupply);
    return {
      minted: renderAmount(capped.minted),
      rewardCoins: capped.rewards.map(renderAmount),
      governance: renderAmount(capped.governance),
    };
  },
);
