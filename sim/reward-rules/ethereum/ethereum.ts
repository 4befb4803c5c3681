import { drawWins } from "../draw-wins.ts";
import type { Epoch, EpochOutcome, EpochRule } from "../epoch-rule.ts";
import { splitProRata } from "../split-pro-rata.ts";
import { computePools, splitPoolPay } from "../stake-pools.ts";
import { sumAmounts } from "../sum-amounts.ts";
import { computeShareOf } from "../take-share.ts";
import { REWARD_WEIGHTS, SECONDS_PER_EPOCH, SLOTS_PER_EPOCH } from "./consensus.ts";
import { computeEffectiveEth, type EthereumFork } from "./effective-balance.ts";
import { ethereumChoices, ethereumParameters } from "./ethereum-parameters.ts";
import { computeEpochIssuanceGwei, computeIssuanceCoefficient } from "./issuance.ts";
import { computeNetAttesterWeight } from "./participation.ts";
import { convertGwei, settleSlashings } from "./settle-slashings.ts";

/**
 * Ethereum's proof of stake. An epoch can mint effective ETH times the base reward an increment; 54/64 of it is for
 * votes, 2/64 for the sync committee, 8/64 for proposers. Where a part p of the duties is done, votes earn
 * 54 p^2 - 40 (1 - p), the committee 2 p - 2 (1 - p), proposers 8 p. Votes and committee pay pro rata to effective
 * balance (their expectation), proposers by the slots they drew, each slot with an equal part of the tips. The base
 * fee is burned. With the market's issuance the same weights share it out, and what absence forgoes is burned.
 * Own issuance is rounded down once a settlement, where the chain rounds each validator's vote by up to 3 gwei.
 *
 * @source ethereum/consensus-specs specs/altair/beacon-chain.md; EIP-1559
 */
export const ethereum: EpochRule<null> = {
  kind: "epoch",
  name: "ethereum",
  title: "Ethereum",
  pays: "It pays for coins at stake in validators of 32 or more: for votes, and by lot for proposing blocks.",
  source: "ethereum/consensus-specs specs/altair and specs/electra beacon-chain.md; EIP-1559",
  parameters: ethereumParameters,
  choices: ethereumChoices,
  weighs: "stake",
  computeEpochSeconds: ({ parameters }) => Math.floor(parameters["epochsPerSettlement"]!) * SECONDS_PER_EPOCH,
  computeNodePowerWatts: ({ parameters }) => parameters["nodePowerWatts"]!,
  createMemory: () => null,
  // All coins at stake, and what they earn too: dS/dt = k sqrt(S).
  computeMostOwnIssuance: (supplyCoins, years) =>
    (Math.sqrt(supplyCoins) + (computeIssuanceCoefficient() * years) / 2) ** 2 - supplyCoins,
  settle(epoch, _memory, { parameters, choices }): EpochOutcome<null> {
    const fork = choices["fork"] as EthereumFork;
    const effectiveEth = computeEffectiveEth(computePools(epoch), epoch.unitsPerCoin, fork);
    const isOwn = choices["emission"] === "own";
    const most = isOwn ? computeMostIssuance(epoch, effectiveEth) : epoch.scheduledIssuance;
    const earned = computeEarned(most, parameters["participation"]!);
    const slashings = settleSlashings(epoch, effectiveEth, parameters["slashingsPerYear"]!, fork);
    const issued = (isOwn ? earned.voters + earned.proposers : most) + slashings.reward;
    const forgone = isOwn ? 0 : most - earned.voters - earned.proposers;
    const baseFees = computeShareOf(epoch.fees, parameters["baseFeeShare"]!);
    const slots = countEpochs(epoch) * SLOTS_PER_EPOCH;
    const turns = choices["proposers"] === "drawn" ? drawWins(slots, effectiveEth, epoch.random) : effectiveEth;
    const proposerPot = earned.proposers + slashings.reward + epoch.fees - baseFees + epoch.carried;
    const proposerPay = splitProRata(proposerPot, turns);
    const poolPay = splitProRata(earned.voters, effectiveEth).map((pay, pool) => pay + proposerPay[pool]!);
    const settlement = {
      payouts: splitPoolPay(poolPay, epoch, parameters["commission"]!),
      treasury: 0,
      burned: baseFees + forgone + sumAmounts(slashings.slashed),
      carried: earned.voters + proposerPot - sumAmounts(poolPay) - epoch.carried,
      issued,
      fees: epoch.fees,
      slashed: slashings.slashed,
    };
    return { settlement, memory: null };
  },
};

/** [smallest unit] that the settlement's epochs mint where every duty is done. */
function computeMostIssuance(epoch: Epoch, effectiveEth: Float64Array): number {
  const gwei = computeEpochIssuanceGwei(sumAmounts(effectiveEth)) * BigInt(countEpochs(epoch));
  return convertGwei(gwei, epoch.unitsPerCoin);
}

function countEpochs({ seconds }: Epoch): number {
  return Math.floor(seconds / SECONDS_PER_EPOCH);
}

/** [smallest unit] earned of `most`, penalties deducted. */
function computeEarned(most: number, participation: number): { readonly voters: number; readonly proposers: number } {
  const { sync, proposer, denominator } = REWARD_WEIGHTS;
  const votes = computeNetAttesterWeight(REWARD_WEIGHTS, participation, participation);
  const seats = sync * (2 * participation - 1);
  return {
    voters: computeShareOf(most, (votes + seats) / denominator),
    proposers: computeShareOf(most, (proposer * participation) / denominator),
  };
}
