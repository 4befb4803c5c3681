import { computeNextHalvingHeight, computeSubsidySatoshi } from "./bitcoin-subsidy.ts";
import type { LotteryRule } from "./lottery-rule.ts";
import { settleWinnerTakesBlock } from "./winner-takes-block.ts";

/**
 * Bitcoin's rule: a block goes to one miner, with a chance proportional to its hashrate; the winner takes the
 * subsidy, which halves every 210,000 blocks, and the block's fees.
 *
 * @source Nakamoto 2008, sections 4 and 6; Bitcoin Core src/validation.cpp GetBlockSubsidy
 */
export const proofOfWork: LotteryRule = {
  kind: "lottery",
  name: "proof-of-work",
  title: "Proof of work",
  pays: "It pays for hashes: each block goes to one miner, with a chance proportional to hashrate.",
  source: "Nakamoto 2008, sections 4 and 6; Bitcoin Core src/validation.cpp GetBlockSubsidy",
  parameters: {},
  weighs: "work",
  computeNodePowerWatts: () => 0,
  computeSubsidy: computeSubsidySatoshi,
  computeNextSubsidyChange: computeNextHalvingHeight,
  computeSettlement: (stretch) => settleWinnerTakesBlock("workers", stretch),
};
