import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import {
  computeCompoundRewardVariance,
  computeCompoundShareVariance,
} from "../../../sim/metrics/fairness/compound-stake.ts";
import { computeSingleLotteryChances } from "../../../sim/metrics/fairness/single-lottery.ts";
import { computeSingleLotteryOutcome } from "../../../sim/metrics/fairness/single-lottery-chain.ts";
import { compoundStake } from "../../../sim/reward-rules/compound-stake.ts";
import type { EpochRule } from "../../../sim/reward-rules/epoch-rule.ts";
import { singleLottery } from "../../../sim/reward-rules/single-lottery.ts";
import { createParameters, createSmallEpoch } from "./small-epoch.ts";

/** Standard errors that a mean may be off; and, for a variance, of its relative error sqrt(2 / runs). */
const Z = 4;
const SUPPLY = 1e12;

interface Chain {
  readonly rule: EpochRule<null>;
  readonly given: ReturnType<typeof createParameters>;
  readonly shares: readonly number[];
  readonly issuance: number;
  readonly epochs: number;
}

/** The first party's part of all rewards, where rewards are staked at once. */
function runChain({ rule, given, shares, issuance, epochs }: Chain, seed: string): number {
  const stake = shares.map((share) => share * SUPPLY);
  const random = createStream(seed, "chain");
  for (let index = 0; index < epochs; index++) {
    const epoch = createSmallEpoch(stake, { index, scheduledIssuance: issuance, random });
    const { payouts } = rule.settle(epoch, null, given).settlement;
    for (const [party, paid] of payouts.stakers!.entries()) stake[party]! += paid;
  }
  return (stake[0]! - shares[0]! * SUPPLY) / (issuance * epochs);
}

function measure(chain: Chain, runs: number): { readonly mean: number; readonly variance: number } {
  const found = Array.from({ length: runs }, (_, run) => runChain(chain, `run ${run}`));
  const mean = found.reduce((sum, value) => sum + value, 0) / runs;
  return { mean, variance: found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1) };
}

test("single lottery: chances are those of the smallest U / stake, and not the shares", (t) => {
  const shares = [0.1, 0.2, 0.3, 0.4];
  const blocks = 100_000;
  const given = createParameters(singleLottery, { blocksPerSettlement: blocks });
  // One unit a block leaves the stakes as they are.
  const epoch = createSmallEpoch(
    shares.map((share) => share * 1e15),
    { scheduledIssuance: blocks },
  );
  const wins = singleLottery.settle(epoch, null, given).settlement.payouts.stakers!;
  for (const [party, chance] of computeSingleLotteryChances(shares).entries()) {
    const error = Math.sqrt(blocks * chance * (1 - chance));
    t.true(Math.abs(wins[party]! - blocks * chance) < Z * error);
    t.true(Math.abs(wins[party]! - blocks * shares[party]!) > Z * error);
    // A bias of 2 % of the largest chance would be seen.
    if (party === 3) t.true(0.02 * blocks * chance > Z * error);
  }
});

test("single lottery: the poor staker's reward drifts down as the exact chain says, block by block or settled together", (t) => {
  const expected = computeSingleLotteryOutcome({ share: 0.4, reward: 0.01, blocks: 200 });
  const runs = 400;
  for (const together of [1, 50]) {
    const given = createParameters(singleLottery, { blocksPerSettlement: together });
    const issuance = 0.01 * SUPPLY * together;
    const chain = { rule: singleLottery, given, shares: [0.4, 0.6], issuance, epochs: 200 / together };
    const { mean, variance } = measure(chain, runs);
    t.true(Math.abs(mean - expected.meanRewardShare) < (Z * expected.sdRewardShare) / Math.sqrt(runs));
    t.true(Math.abs(variance / expected.sdRewardShare ** 2 - 1) < Z * Math.sqrt(2 / runs));
    t.true(0.4 - mean > (Z * expected.sdRewardShare) / Math.sqrt(runs));
  }
});

test("compound stake: the spread of rewards is that of the closed form", (t) => {
  const runs = 1000;
  for (const [proposerReward, attesterInflation, shards] of [
    [0.05, 0.05, 8],
    [0.02, 0, 1],
  ] as const) {
    const stake = { share: 0.3, proposerReward, attesterInflation, shards, epochs: 50 };
    const whole = proposerReward + attesterInflation;
    const given = createParameters(compoundStake, { proposers: shards, proposerShare: proposerReward / whole });
    const chain = { rule: compoundStake, given, shares: [0.3, 0.7], issuance: whole * SUPPLY, epochs: 50 };
    const { mean, variance } = measure(chain, runs);
    const expected = computeCompoundRewardVariance(stake);
    t.true(Math.abs(mean - 0.3) < Z * Math.sqrt(expected / runs));
    t.true(Math.abs(variance / expected - 1) < Z * Math.sqrt(2 / runs));
    t.true(computeCompoundShareVariance(stake) < expected);
  }
});
