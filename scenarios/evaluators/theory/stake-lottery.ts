import * as z from "zod";
import {
  computeConstantInflationVariance,
  computeConstantRewardVariance,
  computeGeometricRewardVariance,
} from "../../../sim/metrics/fairness/equitability.ts";
import {
  computeStakeRewardCovariance,
  computeStakeRewardVariance,
  computeStakeShareVariance,
  computeStakeUnfairChance,
  computeStakeUnfairLimit,
} from "../../../sim/metrics/fairness/stake-lottery.ts";
import { createEvaluator } from "../evaluator.ts";
import { countField, nonNegativeField, positiveField, shareField, sharesField, stepsField } from "../fields.ts";
import { renderUnfairKey } from "../unfair-key.ts";

export const fairnessMlpos = createEvaluator(
  "Share of blocks won by stake that compounds (a Polya urn)",
  z.strictObject({
    initial_share: shareField,
    reward_per_block_relative_to_initial_supply: positiveField,
    blocks: stepsField,
    eps: nonNegativeField,
  }),
  ({ initial_share: share, reward_per_block_relative_to_initial_supply: reward, blocks, eps }) => ({
    E_reward_fraction: share,
    Var_reward_fraction: computeStakeRewardVariance({ share, reward, blocks }),
    Var_stake_share: computeStakeShareVariance({ share, reward, blocks }),
    [renderUnfairKey(eps)]: computeStakeUnfairChance({ share, reward, blocks }, eps),
    limit_beta_params: [share / reward, (1 - share) / reward],
    limit_Var: share * (1 - share) * (reward / (1 + reward)),
    P_unfair_limit: computeStakeUnfairLimit(share, reward, eps),
  }),
);

export const fairnessPolyaDirichlet = createEvaluator(
  "Shares of blocks won by several stakers that compound",
  z.strictObject({ shares: sharesField, w: positiveField, blocks: countField }),
  ({ shares, w, blocks }) => ({
    cov_reward_fraction: computeStakeRewardCovariance(shares, w, blocks),
    limit_dirichlet: shares.map((share) => share / w),
  }),
);

export const sharesMartingale = createEvaluator(
  "Share of the stake under constant rewards and under constant inflation",
  z.strictObject({ initial_share: shareField, block_reward_over_S0: nonNegativeField, blocks: countField }),
  ({ initial_share: share, block_reward_over_S0: reward, blocks }) => ({
    E_share: share,
    Var_share_const_reward: computeStakeShareVariance({ share, reward, blocks }),
    Var_share_constant_inflation_rate: share * (1 - share) * computeConstantInflationVariance(reward, blocks),
  }),
);

export const equitability = createEvaluator(
  "Spread of final shares under constant and geometric rewards",
  z.strictObject({ total_reward_R_relative_to_S0: positiveField, blocks_T: countField }),
  ({ total_reward_R_relative_to_S0: totalReward, blocks_T: blocks }) => {
    const constant = computeConstantRewardVariance(totalReward, blocks);
    const geometric = computeGeometricRewardVariance(totalReward, blocks);
    return {
      const_normalised_var: constant,
      geometric_normalised_var: geometric,
      ratio_geo_over_const: geometric / constant,
    };
  },
);
