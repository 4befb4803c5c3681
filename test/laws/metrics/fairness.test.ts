import test from "ava";
import {
  computeAzumaCondition,
  computeCompoundRewardVariance,
  computeCompoundShareVariance,
} from "../../../sim/metrics/fairness/compound-stake.ts";
import {
  computeConstantInflationVariance,
  computeConstantRewardVariance,
  computeGeometricRewardVariance,
} from "../../../sim/metrics/fairness/equitability.ts";
import { computeFairRange } from "../../../sim/metrics/fairness/fair-range.ts";
import { computeLeapedShareVariance } from "../../../sim/metrics/fairness/leaped-lottery.ts";
import { computeSingleLotteryChances } from "../../../sim/metrics/fairness/single-lottery.ts";
import { computeSingleLotteryOutcome } from "../../../sim/metrics/fairness/single-lottery-chain.ts";
import {
  computeStakeRewardCovariance,
  computeStakeRewardVariance,
  computeStakeShareVariance,
  computeStakeUnfairChance,
  computeStakeUnfairLimit,
} from "../../../sim/metrics/fairness/stake-lottery.ts";
import { computeSmallestFairBlocks, computeWorkUnfairChance } from "../../../sim/metrics/fairness/work-lottery.ts";

const isNear = (found: number, expected: number, tolerance = 1e-11) =>
  Math.abs(found - expected) <= tolerance * Math.abs(expected);

/** Law of the wins of a lottery whose chances depend on the wins so far, block by block. */
function computeLaw(blocks: number, computeChance: (wins: number, block: number) => number): number[] {
  let law = [1];
  for (let block = 0; block < blocks; block++) {
    const next = [...law.map(() => 0), 0];
    law.forEach((weight, wins) => {
      const chance = computeChance(wins, block);
      next[wins + 1]! += weight * chance;
      next[wins]! += weight * (1 - chance);
    });
    law = next;
  }
  return law;
}

function computeUnfair(law: readonly number[], share: number, eps: number): number {
  const blocks = law.length - 1;
  return law.reduce((sum, weight, wins) => {
    // Half a millionth of a win forgives rounding at the ends, which count as fair.
    const isFair = Math.abs(wins - share * blocks) <= eps * share * blocks + 5e-7;
    return isFair ? sum : sum + weight;
  }, 0);
}

function computeVariance(law: readonly number[], value: (wins: number) => number): number {
  const mean = law.reduce((sum, weight, wins) => sum + weight * value(wins), 0);
  return law.reduce((sum, weight, wins) => sum + weight * (value(wins) - mean) ** 2, 0);
}

test("the ends of the fair range count, also where arithmetic misses them by rounding", (t) => {
  t.deepEqual(computeFairRange(0.2, 0.1, 100), { low: 18, high: 22 });
  for (let blocks = 100; blocks <= 100_000; blocks += 100) {
    for (const [share, low, high] of [
      [0.1, 9, 11],
      [0.3, 27, 33],
      [0.7, 63, 77],
    ] as const) {
      const hundreds = blocks / 100;
      t.deepEqual(computeFairRange(share, 0.1, blocks), { low: low * hundreds, high: high * hundreds });
    }
  }
  t.deepEqual(computeFairRange(0.7, 0.9, 10), { low: 1, high: 10 });
  // In bare arithmetic 0.07 * 10000 is above 700, and the low end 631.
  t.deepEqual(computeFairRange(0.07, 0.1, 10_000), { low: 630, high: 770 });
  t.deepEqual(computeFairRange(0.14, 0.05, 10_000), { low: 1330, high: 1470 });
});

test("unfair chances of work and of stake are those of the lottery played out block by block", (t) => {
  for (const share of [0.02, 0.2, 0.5, 0.93]) {
    for (const eps of [0, 0.05, 0.5]) {
      const work = computeLaw(200, () => share);
      t.true(isNear(computeWorkUnfairChance(share, eps, 200), computeUnfair(work, share, eps)), `${share} ${eps}`);
      for (const reward of [0.001, 0.1, 3]) {
        const stake = computeLaw(200, (wins, block) => (share + reward * wins) / (1 + reward * block));
        const lottery = { share, reward, blocks: 200 };
        t.true(isNear(computeStakeUnfairChance(lottery, eps), computeUnfair(stake, share, eps)));
        t.true(
          isNear(
            computeStakeRewardVariance(lottery),
            computeVariance(stake, (wins) => wins / 200),
          ),
        );
        const held = (wins: number) => (share + reward * wins) / (1 + reward * 200);
        t.true(isNear(computeStakeShareVariance(lottery), computeVariance(stake, held)));
      }
    }
  }
});

test("stake that compounds little is a lottery over work, and one that runs long is Beta", (t) => {
  const work = computeWorkUnfairChance(0.2, 0.1, 1000);
  t.true(isNear(computeStakeUnfairChance({ share: 0.2, reward: 1e-13, blocks: 1000 }, 0.1), work, 1e-8));
  const long = computeStakeUnfairChance({ share: 0.2, reward: 0.02, blocks: 1_000_000 }, 0.1);
  t.true(isNear(long, computeStakeUnfairLimit(0.2, 0.02, 0.1), 1e-4));
  t.is(computeStakeUnfairLimit(0, 0.01, 0.1), 0);
  t.is(computeStakeUnfairChance({ share: 1, reward: 0.01, blocks: 10 }, 0.1), 0);
});

test("from the smallest fair number of blocks on all are fair, and the one before is not", (t) => {
  for (const [share, eps, delta] of [
    [0.2, 0.1, 0.1],
    [0.5, 0.05, 0.01],
    [0.9, 0.05, 0.1],
    [0.05, 0.3, 0.2],
    [0.6, 0.8, 0.1],
  ] as const) {
    const found = computeSmallestFairBlocks(share, eps, delta);
    if (found > 1) t.true(computeWorkUnfairChance(share, eps, found - 1) > delta);
    for (let blocks = found; blocks < found + 2000; blocks++) {
      if (computeWorkUnfairChance(share, eps, blocks) > delta) t.fail(`${share} ${eps} ${delta}: ${blocks} is unfair`);
    }
  }
  t.is(computeSmallestFairBlocks(1, 0.1, 0.1), 1);
  t.is(computeSmallestFairBlocks(0.99, 0.1, 0.1), 1);
});

test("shares of several stakers: rows of the covariance add up to nothing, and its diagonal is the variance", (t) => {
  const shares = [0.5, 0.3, 0.15, 0.05];
  const covariance = computeStakeRewardCovariance(shares, 0.02, 700);
  covariance.forEach((row, index) => {
    t.true(Math.abs(row.reduce((sum, value) => sum + value, 0)) < 1e-17);
    t.true(isNear(row[index]!, computeStakeRewardVariance({ share: shares[index]!, reward: 0.02, blocks: 700 })));
  });
});

test("compound stake of one shard and without attesters is the plain stake lottery", (t) => {
  for (const blocks of [1, 10, 5000]) {
    const stake = { share: 0.3, proposerReward: 0.01, attesterInflation: 0, shards: 1, epochs: blocks };
    const lottery = { share: 0.3, reward: 0.01, blocks };
    t.true(isNear(computeCompoundShareVariance(stake), computeStakeShareVariance(lottery)));
    t.true(isNear(computeCompoundRewardVariance(stake), computeStakeRewardVariance(lottery)));
    t.true(isNear(computeAzumaCondition(stake, 0.1, 0.1).spread, 1 / blocks + 0.01));
  }
});

test("compound stake with shards spreads as the law of its epochs says", (t) => {
  // Two winners an epoch, each for half of the reward; the chance is the share at the epoch's start.
  const [share, proposerReward, attesterInflation, epochs] = [0.3, 0.2, 0.1, 40];
  let moments = { mean: share, square: share * share };
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const before = 1 + (proposerReward + attesterInflation) * (epoch - 1);
    const after = before + proposerReward + attesterInflation;
    // share' = (share (before + v) + w B / 2) / after with B ~ Binomial(2, share): E[B] = 2 share, Var = 2 share (1 - share)
    const noise = (proposerReward / 2 / after) ** 2 * 2 * (moments.mean - moments.square);
    moments = { mean: moments.mean, square: moments.square + noise };
  }
  const stake = { share, proposerReward, attesterInflation, shards: 2, epochs };
  t.true(isNear(computeCompoundShareVariance(stake), moments.square - share ** 2));
});

test("Azuma's bound is no smaller than the true unfair chance, and its condition is that of the bound", (t) => {
  for (const reward of [1e-5, 1e-4, 1e-3]) {
    const stake = { share: 0.3, proposerReward: reward, attesterInflation: 0, shards: 1, epochs: 5000 };
    const unfair = computeStakeUnfairChance({ share: 0.3, reward, blocks: 5000 }, 0.1);
    const { spread, allowance, unfairBound } = computeAzumaCondition(stake, 0.1, 0.05);
    t.true(unfairBound >= unfair);
    t.is(spread <= allowance, unfairBound <= 0.05);
  }
});

test("single lottery: chances add up to 1, favour the rich, and are share / (2 (1 - share)) for the poorer of two", (t) => {
  for (const share of [1e-6, 0.1, 0.4999, 0.5]) {
    const [poor, rich] = computeSingleLotteryChances([share, 1 - share]);
    t.true(isNear(poor!, share / (2 * (1 - share))));
    t.true(isNear(poor! + rich!, 1));
  }
  for (const stakes of [
    [7],
    [0, 1, 1],
    [3, 1, 4, 1, 5, 9, 2, 6],
    Array.from({ length: 3000 }, (_, i) => 1 + (i % 97)),
  ]) {
    const chances = computeSingleLotteryChances(stakes);
    t.true(
      isNear(
        chances.reduce((sum, chance) => sum + chance, 0),
        1,
        1e-10,
      ),
    );
    const total = stakes.reduce((sum, stake) => sum + stake, 0);
    const largest = Math.max(...stakes);
    t.true(chances[stakes.indexOf(largest)]! >= (largest / total) * (1 - 1e-10));
    t.deepEqual(computeSingleLotteryChances(stakes.map((stake) => stake * 1024)), chances);
  }
});

test("single lottery of two that compound: the outcome is that of the law of wins, and shares mirror", (t) => {
  for (const [share, reward, blocks] of [
    [0.3, 0.1, 150],
    [0.5, 0.02, 100],
    [0.8, 1, 60],
  ] as const) {
    const law = computeLaw(blocks, (wins, block) => {
      const held = (share + reward * wins) / (1 + reward * block);
      return held <= 0.5 ? held / (2 * (1 - held)) : 1 - (1 - held) / (2 * held);
    });
    const outcome = computeSingleLotteryOutcome({ share, reward, blocks });
    const mean = law.reduce((sum, weight, wins) => sum + (weight * wins) / blocks, 0);
    t.true(isNear(outcome.meanRewardShare, mean));
    t.true(
      isNear(
        outcome.sdRewardShare ** 2,
        computeVariance(law, (wins) => wins / blocks),
      ),
    );
    const mirror = computeSingleLotteryOutcome({ share: 1 - share, reward, blocks });
    t.true(isNear(mirror.meanStakeShare, 1 - outcome.meanStakeShare, 1e-9));
    // Neither has a majority at a tie.
    t.true(mirror.majorityChance + outcome.majorityChance <= 1 + 1e-12);
  }
});

test("equal parts of the stake spread shares no more than equal rewards, and leaps less than single blocks", (t) => {
  for (const total of [1e-6, 0.1, 1, 50]) {
    for (const blocks of [1, 10, 10_000]) {
      t.true(
        computeGeometricRewardVariance(total, blocks) <= computeConstantRewardVariance(total, blocks) * (1 + 1e-12),
      );
      const lottery = { share: 0.2, reward: total / blocks, blocks };
      const exact = computeStakeShareVariance(lottery);
      t.true(isNear(exact, 0.16 * computeConstantRewardVariance(total, blocks)));
      let last = exact;
      for (const leap of [1, 2, 5, 10].filter((each) => each <= blocks)) {
        const leaped = computeLeapedShareVariance({ ...lottery, leap });
        t.true(leaped <= last * (1 + 1e-12));
        last = leaped;
      }
    }
  }
  t.true(isNear(computeConstantInflationVariance(0.01, 1_000_000), 1));
});

test("leaps that do not divide the blocks end with a shorter one", (t) => {
  const [share, reward] = [0.2, 0.05];
  let square = share * share;
  let supply = 1;
  for (const leap of [7, 7, 7, 4]) {
    // Wins in a leap are binomial with the share at its start.
    const after = supply + leap * reward;
    square += (reward / after) ** 2 * leap * (share - square);
    supply = after;
  }
  t.true(isNear(computeLeapedShareVariance({ share, reward, blocks: 25, leap: 7 }), square - share * share));
});
