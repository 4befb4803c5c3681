import * as z from "zod";
import { computeCrossSectionFit } from "../../../sim/reward-rules/bittensor/cross-section.ts";
import { computeMeasuredShares, computeNetworkFlow } from "../../../sim/reward-rules/bittensor/network-flow.ts";
import { computePriceWeights } from "../../../sim/reward-rules/bittensor/shares/price-shares.ts";
import { createEvaluator } from "../evaluator.ts";
import { ignoredField, listField, nonNegativeField, positiveField, shareField, wholeField } from "../fields.ts";
import { checkLength } from "./matrix-fields.ts";

const NETUID = 64;
const columns = ["price_tao", "miner_burned", "enabled", "observed_tao_in_per_block"] as const;

const schema = z
  .strictObject({
    date: ignoredField,
    block: ignoredField,
    tao_per_block: positiveField,
    theta_fitted: nonNegativeField,
    h: nonNegativeField,
    netuid: listField(wholeField(1, 65_535), 1).refine((ids) => ids.includes(NETUID), {
      error: `a list with ${NETUID} in it`,
    }),
    price_tao: listField(nonNegativeField, 1),
    miner_burned: listField(shareField, 1),
    enabled: listField(z.boolean({ error: "true or false" }), 1),
    observed_tao_in_per_block: listField(nonNegativeField, 1),
  })
  .superRefine((given, context) => {
    for (const key of columns) checkLength(given[key], given.netuid.length, key, context);
  });

export const crossSection = createEvaluator(
  "Subnet 64 and all subnets at a cross-section of the chain",
  schema,
  (given) => {
    const subnets = listSubnets(given);
    const settings = { bar: { kind: "fixed", theta: given.theta_fitted }, gateSteepness: given.h } as const;
    const shares = computeMeasuredShares(subnets, { kind: "tao-share", strategy: "gate", settings });
    const rest = { netuid: NETUID, rootProportion: 0, validatorTake: 0 };
    const spot = computeNetworkFlow(subnets, { ...rest, measure: { kind: "alpha-at-spot" } });
    const at = given.netuid.indexOf(NETUID);
    const fit = computeCrossSectionFit(subnets, shares, given.tao_per_block);
    return {
      sn64_price_share: spot.subnetShare,
      sn64_weight: computePriceWeights(subnets)[at]!,
      sn64_post_gate_tao_share: shares[at]!,
      sum_price: given.price_tao.reduce((sum, price) => sum + price, 0),
      all_miner_paid_value_share: spot.subnetMiners + spot.otherMiners,
      burned_value_share: spot.minersBurned,
      uncapped_subnets: fit.subnets,
      median_ratio_model_to_chain: roundRatio(fit.median),
      p10: roundRatio(fit.low),
      p90: roundRatio(fit.high),
    };
  },
);

/** To four decimals: an injection of 1e-6 TAO is observed to three digits or four. */
function roundRatio(ratio: number | undefined): number | null {
  return ratio === undefined ? null : Math.round(ratio * 1e4) / 1e4;
}

function listSubnets(given: z.output<typeof schema>) {
  return given.netuid.map((netuid, index) => ({
    netuid,
    priceEma: given.price_tao[index]!,
    minerBurned: given.miner_burned[index]!,
    isEnabled: given.enabled[index]!,
    observedTaoIn: given.observed_tao_in_per_block[index]!,
  }));
}
