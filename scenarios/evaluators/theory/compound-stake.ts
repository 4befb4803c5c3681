import * as z from "zod";
import {
  computeAzumaCondition,
  computeCompoundRewardVariance,
  computeCompoundShareVariance,
} from "../../../sim/metrics/fairness/compound-stake.ts";
import { createEvaluator } from "../evaluator.ts";
import { chanceField, countField, nonNegativeField, positiveField, shareField, stepsField } from "../fields.ts";

const stakeFields = {
  share: shareField,
  proposer_reward_w: positiveField,
  attester_inflation_v: nonNegativeField,
  shards_P: countField,
};

export const fairnessAzuma = createEvaluator(
  "Sufficient condition of (eps, delta)-fairness of compound stake",
  z.strictObject({ ...stakeFields, epochs_n: countField, eps: nonNegativeField, delta: chanceField }),
  ({ eps, delta, ...input }) => {
    const { spread, allowance, unfairBound } = computeAzumaCondition(renameStake(input), eps, delta);
    return {
      lhs: spread,
      rhs: allowance,
      sufficient_condition_holds: spread <= allowance,
      azuma_unfair_upper_bound: unfairBound,
    };
  },
);

export const fairnessCposVar = createEvaluator(
  "Spread of shares under compound stake",
  z.strictObject({ ...stakeFields, epochs_n: stepsField }),
  (input) => {
    const stake = renameStake(input);
    const rewardVariance = computeCompoundRewardVariance(stake);
    return {
      E_reward_fraction: stake.share,
      Var_stake_share: computeCompoundShareVariance(stake),
      Var_reward_fraction: rewardVariance,
      sd_reward_fraction: Math.sqrt(rewardVariance),
    };
  },
);

interface StakeFields {
  readonly share: number;
  readonly proposer_reward_w: number;
  readonly attester_inflation_v: number;
  readonly shards_P: number;
  readonly epochs_n: number;
}

function renameStake(input: StakeFields) {
  return {
    share: input.share,
    proposerReward: input.proposer_reward_w,
    attesterInflation: input.attester_inflation_v,
    shards: input.shards_P,
    epochs: input.epochs_n,
  };
}
