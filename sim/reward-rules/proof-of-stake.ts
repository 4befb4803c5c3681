import { computeNextHalvingHeight, computeSubsidySatoshi } from "./bitcoin-subsidy.ts";
import type { LotteryRule } from "./lottery-rule.ts";
import { settleWinnerTakesBlock } from "./winner-takes-block.ts";

/**
 * A lottery over stake, run anew for every block (the multi-lottery of the fairness literature): a block goes to one
 * staker with a chance proportional to its staked coins, and the reward joins the winner's stake at once, so the
 * shares follow a Polya urn. Issuance is Bitcoin's, so that two schemes differ only in whom they pay.
 *
 * @source Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713), ML-PoS
 */
export const proofOfStake: LotteryRule = {
  kind: "lottery",
  name: "proof-of-stake",
  title: "Proof of stake",
  pays: "It pays for coins held: each block goes to one staker, with a chance proportional to stake, and compounds.",
  source: "Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713), ML-PoS",
  parameters: {
    nodePowerWatts: {
      title: "Power of one staker's node",
      unit: "W",
      default: 100,
      min: 0,
      max: 1e6,
      source: "assumption: a small server; node hardware itself is not charged",
    },
  },
  weighs: "stake",
  computeNodePowerWatts: (parameters) => parameters["nodePowerWatts"]!,
  computeSubsidy: computeSubsidySatoshi,
  computeNextSubsidyChange: computeNextHalvingHeight,
  computeSettlement: (stretch) => settleWinnerTakesBlock("stakers", stretch),
};
