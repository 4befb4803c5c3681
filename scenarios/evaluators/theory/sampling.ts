import * as z from "zod";
import { computeLeapedShareVariance } from "../../../sim/metrics/fairness/leaped-lottery.ts";
import { computeStakeShareVariance } from "../../../sim/metrics/fairness/stake-lottery.ts";
import { createEvaluator } from "../evaluator.ts";
import { countField, nonNegativeField, positiveField, shareField, sharesField, stepsField } from "../fields.ts";

export const samplingPoissonRace = createEvaluator(
  "Blocks by miner in a race of constant rates",
  z.strictObject({ shares: sharesField, rate_per_s: positiveField, horizon_s: nonNegativeField }),
  ({ shares, rate_per_s, horizon_s }) => {
    const total = rate_per_s * horizon_s;
    const counts = shares.map((share) => total * share);
    return {
      mean_total: total,
      var_total: total,
      mean_counts: counts,
      var_counts_unconditional: counts,
      cov_counts_unconditional: 0,
      var_counts_given_total_eq_mean: shares.map((share) => total * share * (1 - share)),
    };
  },
);

export const samplingTauleapPolya = createEvaluator(
  "Bias of simulating compounding stake several blocks at a time",
  z.strictObject({
    share: shareField,
    reward_over_S0: positiveField,
    blocks: stepsField,
    leap_L: countField,
  }),
  ({ share, reward_over_S0: reward, blocks, leap_L: leap }) => {
    const leaped = computeLeapedShareVariance({ share, reward, blocks, leap });
    const exact = computeStakeShareVariance({ share, reward, blocks });
    return {
      var_share_leaped: leaped,
      var_share_exact: exact,
      relative_bias: leaped / exact - 1,
    };
  },
);
