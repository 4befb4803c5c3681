import test from "ava";
import { cosmos } from "../../../sim/reward-rules/cosmos/cosmos.ts";
import { computeInflationPath } from "../../../sim/reward-rules/cosmos/inflation.ts";
import { computeIntegerSquareRoot } from "../../../sim/reward-rules/ethereum/base-reward.ts";
import { ethereum } from "../../../sim/reward-rules/ethereum/ethereum.ts";
import {
  computeCorrelationPenalty,
  computeInitialPenalty,
  computeWhistleblowerReward,
} from "../../../sim/reward-rules/ethereum/slashing.ts";
import { hybrid } from "../../../sim/reward-rules/hybrid.ts";
import { shares } from "../../../sim/reward-rules/shares.ts";
import { splitProRata } from "../../../sim/reward-rules/split-pro-rata.ts";
import { computeShareOf } from "../../../sim/reward-rules/take-share.ts";
import { createParameters, createSmallEpoch } from "./small-epoch.ts";

const ETH = 1e9;
const perfect = createParameters(
  ethereum,
  { participation: 1, commission: 0 },
  { emission: "own", proposers: "expected" },
);

const sum = (amounts: Float64Array = new Float64Array(0)) => amounts.reduce((total, amount) => total + amount, 0);

test("ethereum: a day mints 225 times what the specification mints in an epoch, to the gwei", (t) => {
  // N validators of 32 ETH and the gwei of an epoch, from the vectors of pos.eth.issuance.
  for (const [validators, gwei] of [
    [16_384, 1_465_384_960],
    [300_000, 6_268_800_000],
    [1_000_000, 11_424_000_000],
  ] as const) {
    const stake = validators * 32 * ETH;
    const epoch = createSmallEpoch([stake / 4, (3 * stake) / 4]);
    const { settlement } = ethereum.settle(epoch, null, perfect);
    t.is(settlement.issued, gwei * 225);
    t.is(sum(settlement.payouts.stakers), gwei * 225);
  }
});

test("ethereum: four times the stake mint twice as much, but for the rounding of the base reward", (t) => {
  const mint = (stake: number) => ethereum.settle(createSmallEpoch([stake]), null, perfect).settlement.issued;
  t.true(Math.abs(mint(4e15) / mint(1e15) / 2 - 1) < 0.01);
});

test("ethereum: less than 32 coins earn nothing alone, and their part in a pool", (t) => {
  const stake = [31 * ETH, 1 * ETH, 64 * ETH];
  const alone = ethereum.settle(createSmallEpoch(stake), null, perfect).settlement.payouts;
  t.deepEqual([...alone.stakers!.subarray(0, 2)], [0, 0]);
  const validatorOf = Int32Array.of(0, 0, 2);
  const given = createParameters(ethereum, { participation: 1, commission: 0.1 }, perfect.choices);
  const pooled = ethereum.settle(createSmallEpoch(stake, { validatorOf }), null, given).settlement.payouts;
  const pool = pooled.stakers![0]! + pooled.stakers![1]! + pooled.validators![0]!;
  t.true(Math.abs(pool / pooled.stakers![2]! - 0.5) < 1e-6);
  t.true(Math.abs(pooled.validators![0]! / (pooled.validators![0]! + pooled.stakers![1]!) - 0.1) < 1e-6);
});

test("ethereum: up to Deneb only multiples of 32 count, since Electra every whole coin from 32 on", (t) => {
  const pay = (fork: string) => {
    const given = createParameters(ethereum, { participation: 1 }, { ...perfect.choices, fork });
    return ethereum.settle(createSmallEpoch([63 * ETH, 32 * ETH]), null, given).settlement.payouts.stakers!;
  };
  t.is(pay("deneb")[0], pay("deneb")[1]);
  t.true(Math.abs(pay("electra")[0]! / pay("electra")[1]! - 63 / 32) < 1e-6);
});

test("ethereum: absence costs the square of participation and the penalties", (t) => {
  const given = createParameters(ethereum, { participation: 0.9 }, perfect.choices);
  const epoch = createSmallEpoch([32e6 * ETH]);
  const most = ethereum.settle(epoch, null, perfect).settlement.issued;
  const { issued } = ethereum.settle(epoch, null, given).settlement;
  const weight = 54 * 0.81 - 40 * 0.1 + 2 * 0.8 + 8 * 0.9;
  t.true(Math.abs(issued - (most * weight) / 64) <= 2);
  // On the market's schedule what is forgone is burned.
  const scheduled = createParameters(ethereum, { participation: 0.9 }, { proposers: "expected" });
  const { settlement } = ethereum.settle({ ...epoch, scheduledIssuance: most }, null, scheduled);
  t.is(settlement.issued, most);
  t.is(settlement.burned, most - issued);
});

test("ethereum: base fees are burned and tips go to the proposers of the day's 7,200 slots, by lot", (t) => {
  const given = createParameters(ethereum, { baseFeeShare: 0.75 });
  const fees = 7200 * 400;
  const epoch = createSmallEpoch([3.2e6 * ETH, 28.8e6 * ETH], { fees });
  const { settlement } = ethereum.settle(epoch, null, given);
  t.is(settlement.burned, fees * 0.75);
  const [small, large] = settlement.payouts.stakers!;
  t.is(small! + large!, fees / 4);
  t.is(small! % 100, 0);
  const slots = small! / 100;
  t.true(Math.abs(slots - 720) < 4 * Math.sqrt(7200 * 0.1 * 0.9) && slots !== 720);
});

test("ethereum: slashing costs what each upgrade says", (t) => {
  const effective = 32_000_000_000n;
  const active = 1_000_000n * effective;
  t.is(computeInitialPenalty(effective, "deneb"), 1_000_000_000n);
  t.is(computeInitialPenalty(effective, "electra"), 7_812_500n);
  t.deepEqual(computeWhistleblowerReward(effective, "deneb"), {
    proposerGwei: 7_812_500n,
    whistleblowerGwei: 54_687_500n,
  });
  // Alone a validator loses nothing more up to Deneb, which rounds to whole ETH; from a third of all, everything.
  t.is(computeCorrelationPenalty(effective, effective, active, "deneb"), 0n);
  t.is(computeCorrelationPenalty(effective, effective, active, "electra"), 96_000n);
  for (const fork of ["deneb", "electra"] as const) {
    t.is(computeCorrelationPenalty(effective, active / 3n + 1n, active, fork), effective);
    t.is(computeCorrelationPenalty(effective, active, active, fork), effective);
  }
});

test("ethereum: slashings come at their rate, burn the stake of the struck and pay the proposers", (t) => {
  const given = createParameters(ethereum, { slashingsPerYear: 1000 }, { ...perfect.choices });
  const stake = [320 * ETH, 640 * ETH, 31 * ETH];
  const { settlement } = ethereum.settle(createSmallEpoch(stake), null, given);
  t.true(sum(settlement.slashed) > 0);
  t.is(settlement.slashed![2], 0);
  t.is(settlement.burned, sum(settlement.slashed));
  t.true(settlement.issued > ethereum.settle(createSmallEpoch(stake), null, perfect).settlement.issued * 0.9);
});

test("an integer square root is the largest whose square is within", (t) => {
  for (const value of [0n, 1n, 2n, 3n, 4n, 15n, 16n, 17n, 2n ** 64n - 1n, 2n ** 64n, 10n ** 30n + 7n]) {
    const root = computeIntegerSquareRoot(value);
    t.true(root * root <= value && (root + 1n) * (root + 1n) > value);
  }
});

test("cosmos: a year of days follows the closed form of inflation and supply", (t) => {
  const own = { emission: "own" };
  for (const [initialInflation, bonded] of [
    [0.13, 0.5],
    [0.2, 1],
    [0.1, 0.67],
    [0.18, 0.1],
  ] as const) {
    const given = createParameters(cosmos, { initialInflation, communityTax: 0, commission: 0 }, own);
    let memory = cosmos.createMemory(given, 1);
    let supply = 4e14;
    for (let day = 0; day < 365; day++) {
      const epoch = createSmallEpoch([Math.round(supply * bonded)], { index: day, supply });
      const outcome = cosmos.settle(epoch, memory, given);
      memory = outcome.memory;
      supply += outcome.settlement.issued;
    }
    const parameters = { goalBonded: 0.67, rateChangePerYear: 0.13, most: 0.2, least: 0.07, blocksPerYear: 6_311_520 };
    const expected = computeInflationPath(initialInflation, bonded, 365 / 365.25, parameters);
    // Stake stays while supply grows by a two-thousandth within a day, so bonding is that much lower on average.
    t.true(Math.abs(memory.inflation - expected.inflation) < 1e-4);
    t.true(Math.abs(supply / 4e14 / expected.supplyGrowth - 1) < 1e-4);
  }
});

test("cosmos: a block mints the whole units of its part of the year, and a settlement is the sum of its blocks", (t) => {
  const given = (blocksPerSettlement: number) =>
    createParameters(cosmos, { blocksPerSettlement, communityTax: 0 }, { emission: "own" });
  const seconds = (blocks: number) => cosmos.computeEpochSeconds(given(blocks));
  let supply = 123_456_789_012_345;
  let memory = cosmos.createMemory(given(1), 1);
  for (let block = 0; block < 100; block++) {
    const epoch = createSmallEpoch([6e13], { supply, seconds: seconds(1) });
    const outcome = cosmos.settle(epoch, memory, given(1));
    memory = outcome.memory;
    t.is(outcome.settlement.issued, Math.floor((memory.inflation * supply) / 6_311_520));
    supply += outcome.settlement.issued;
  }
  const start = createSmallEpoch([6e13], { supply: 123_456_789_012_345, seconds: seconds(100) });
  const together = cosmos.settle(start, cosmos.createMemory(given(100), 1), given(100));
  t.is(start.supply + together.settlement.issued, supply);
  t.is(together.memory.inflation, memory.inflation);
});

test("cosmos: tax, commission and slashing take their parts", (t) => {
  const given = createParameters(cosmos, { communityTax: 0.02, commission: 0.05, doubleSignsPerYear: 1000 });
  const epoch = createSmallEpoch([1e12, 3e12, 0, 0], {
    validatorOf: Int32Array.of(0, 0, 2, 3),
    scheduledIssuance: 1e9,
    fees: 1e6,
  });
  const { settlement } = cosmos.settle(epoch, cosmos.createMemory(given, 4), given);
  t.is(settlement.treasury, 1_001_000_000 * 0.02);
  t.deepEqual([...settlement.payouts.stakers!], [245_245_000, 698_948_250, 0, 0]);
  t.deepEqual([...settlement.payouts.validators!], [36_786_750, 0, 0, 0]);
  t.deepEqual([...settlement.slashed!], [5e10, 15e10, 0, 0]);
  t.is(settlement.burned, 20e10);
});

test("hybrid: each part goes where the split says, and what nobody earned waits for the next settlement", (t) => {
  const given = createParameters(hybrid, { workShare: 0.3, treasuryShare: 0.1, feeBurnShare: 0.5, commission: 0.2 });
  const work = Float64Array.of(1, 3, 0);
  const validatorOf = Int32Array.of(0, 0, 2);
  const told = { work, validatorOf, scheduledIssuance: 950, fees: 100 };
  const { settlement } = hybrid.settle(createSmallEpoch([1, 1, 2], told), null, given);
  t.is(settlement.burned, 50);
  t.is(settlement.treasury, 100);
  t.deepEqual([...settlement.payouts.workers!], [68, 202, 0]);
  t.deepEqual([...settlement.payouts.stakers!], [158, 126, 315]);
  t.deepEqual([...settlement.payouts.validators!], [31, 0, 0]);
  const idle = hybrid.settle(createSmallEpoch([1, 1, 2], { ...told, work: new Float64Array(3) }), null, given);
  t.is(idle.settlement.carried, 270);
  const next = hybrid.settle(createSmallEpoch([1, 1, 2], { ...told, carried: 270 }), null, given);
  t.is(next.settlement.carried, -270);
  t.is(sum(next.settlement.payouts.workers), computeShareOf(1170, 0.3));
});

test("shares: pay is pro rata to work, and stake earns nothing", (t) => {
  const work = Float64Array.of(5, 0, 2, 1e-3);
  const epoch = createSmallEpoch([0, 1e9, 0, 1e9], { work, scheduledIssuance: 1e9, fees: 12_345 });
  const { settlement } = shares.settle(epoch, null, createParameters(shares));
  t.deepEqual(settlement.payouts, { workers: splitProRata(1e9 + 12_345, work) });
});

test("a share of an amount is that of its decimals, rounded down", (t) => {
  t.is(computeShareOf(30, 0.1), 3);
  t.is(computeShareOf(9_007_199_254_740_991, 0.29), 2_612_087_783_874_887);
  t.is(computeShareOf(7, 0.5), 3);
});
