import { commissionParameter, epochSecondsParameter, nodePowerParameter } from "./common-parameters.ts";
import { drawWins } from "./draw-wins.ts";
import type { EpochRule } from "./epoch-rule.ts";
import { splitProRata } from "./split-pro-rata.ts";
import { computePools, splitPoolPay } from "./stake-pools.ts";
import { sumAmounts } from "./sum-amounts.ts";
import { computeShareOf } from "./take-share.ts";

const paper = "Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713), C-PoS";

/**
 * Each epoch P proposers, drawn with chances proportional to stake, share a part of the reward, an equal slice each;
 * all others, the attesters, get the rest pro rata to stake. With proposerShare = w / (w + v) this is the paper's w and
 * v; Ethereum is its best-known kin.
 *
 * @source C-PoS of Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713)
 */
export const compoundStake: EpochRule<null> = {
  kind: "epoch",
  name: "proof-of-stake/compound",
  title: "Proof of stake, compound",
  pays: "It pays for coins held: drawn proposers share a part of each epoch, all stakers the rest pro rata.",
  source: paper,
  parameters: {
    proposers: { title: "Proposers of an epoch", unit: "draws", default: 32, min: 1, max: 1e6, source: paper },
    proposerShare: {
      title: "Part of the reward that proposers share: w / (w + v)",
      unit: "share",
      default: 1 / 11,
      min: 0,
      max: 1,
      source: `${paper}, w = 0.01 and v = 0.1`,
    },
    commission: commissionParameter(0, paper),
    epochSeconds: epochSecondsParameter(),
    nodePowerWatts: nodePowerParameter(),
  },
  choices: {},
  weighs: "stake",
  computeEpochSeconds: ({ parameters }) => parameters["epochSeconds"]!,
  computeNodePowerWatts: ({ parameters }) => parameters["nodePowerWatts"]!,
  createMemory: () => null,
  settle(epoch, _memory, { parameters }) {
    const { scheduledIssuance: issued, fees } = epoch;
    const pot = issued + fees + epoch.carried;
    const pools = computePools(epoch);
    const proposerPot = computeShareOf(pot, parameters["proposerShare"]!);
    const wins = drawWins(Math.floor(parameters["proposers"]!), pools, epoch.random);
    const proposerPay = splitProRata(proposerPot, wins);
    const poolPay = splitProRata(pot - proposerPot, pools).map((pay, pool) => pay + proposerPay[pool]!);
    const settlement = {
      payouts: splitPoolPay(poolPay, epoch, parameters["commission"]!),
      treasury: 0,
      burned: 0,
      carried: pot - sumAmounts(poolPay) - epoch.carried,
      issued,
      fees,
    };
    return { settlement, memory: null };
  },
};
