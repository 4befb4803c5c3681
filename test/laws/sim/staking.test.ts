import test, { type ExecutionContext } from "ava";
import { applyBills, createMonthBooks } from "../../../sim/agents/bookkeeping.ts";
import { applyTotals } from "../../../sim/agents/fleet.ts";
import { applyReview } from "../../../sim/agents/review.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { applyEpochsUntil, createEpochState } from "../../../sim/epochs.ts";
import { computeSupplyInLedger } from "../../../sim/ledger.ts";
import type { LotteryRule } from "../../../sim/reward-rules/lottery-rule.ts";
import { proofOfStake } from "../../../sim/reward-rules/proof-of-stake.ts";
import { computeStakes } from "../../../sim/stakes.ts";
import { applyElection, createDelegation } from "../../../sim/validators.ts";
import { createWorld } from "../../../sim/world.ts";
import { changeRule, halfAndHalf, halfScheme, settleHalf } from "./half-and-half.ts";
import { createGroup, createInput, createMarket, runSmall, stakeScheme } from "./small-market.ts";

const holders = {
  name: "holders",
  count: 20,
  supplyShare: 0.5,
  paretoShape: 1.16,
  stakedShare: 1,
  requiredYieldPerYear: 0,
};

test("the largest stakers validate, everyone else delegates to one of them, whoever has nothing to nobody", (t) => {
  for (let seed = 0; seed < 50; seed++) {
    const stream = createStream("election", String(seed));
    const stakes = Float64Array.from({ length: 40 }, () => (stream() < 0.2 ? 0 : Math.floor(stream() * 10)));
    const names = [...stakes.keys()].map(String);
    const delegation = createDelegation(stakes.length);
    const seats = 1 + Math.floor(stream() * 8);
    applyElection(delegation, stakes, seats, names, "laws");
    const elected = new Set(delegation.validatorOf.filter((validator, party) => stakes[party]! > 0 && validator >= 0));
    t.true(elected.size <= seats);
    const least = Math.min(...[...elected].map((validator) => stakes[validator]!));
    for (const [party, stake] of stakes.entries()) {
      const validator = delegation.validatorOf[party]!;
      if (stake === 0) t.is(validator, party);
      else if (validator !== party) t.true(stake <= least && elected.has(validator));
    }
  }
});

test("delegators choose in proportion to stake, keep an elected validator, and are not moved by more delegators", (t) => {
  const delegators = 20_000;
  const stakes = Float64Array.from({ length: delegators + 3 }, (_, party) => [600, 300, 100][party] ?? 1);
  const names = [...stakes.keys()].map(String);
  const delegation = createDelegation(stakes.length);
  applyElection(delegation, stakes, 3, names, "laws");
  [0.6, 0.3, 0.1].forEach((share, validator) => {
    const chosen = delegation.validatorOf.slice(3).filter((choice) => choice === validator).length;
    const deviation = Math.sqrt(delegators * share * (1 - share));
    t.true(Math.abs(chosen - delegators * share) < 4 * deviation);
    t.true(Math.abs(chosen - delegators * share * 0.9) > 4 * deviation);
  });
  const fewer = createDelegation(1003);
  applyElection(fewer, stakes.slice(0, 1003), 3, names, "laws");
  t.deepEqual(fewer.validatorOf, delegation.validatorOf.slice(0, 1003));
  const before = delegation.validatorOf.slice();
  stakes[2] = 0;
  stakes[3] = 2;
  applyElection(delegation, stakes, 3, names, "laws");
  t.is(delegation.validatorOf[3], 3);
  for (let party = 4; party < stakes.length; party++) {
    if (before[party] !== 2) t.is(delegation.validatorOf[party], before[party]);
    else t.true([0, 1, 3].includes(delegation.validatorOf[party]!));
  }
});

test("holders stake up to the yield that the last of them asks for, those who ask for least first", (t) => {
  for (let replication = 0; replication < 10; replication++) checkStakers(t, replication);
});

function checkStakers(t: ExecutionContext, replication: number): void {
  const asking = { ...holders, requiredYieldPerYear: { distribution: "uniform", low: 0, high: 0.6 } } as const;
  const market = createMarket({ holders: [asking], end: "2013-04" });
  const input = createInput({ market, scheme: halfScheme, rule: halfAndHalf, replication });
  const world = createWorld(input);
  const epochs = createEpochState(world, halfAndHalf);
  world.epochs = epochs;
  applyTotals(world.fleet);
  applyEpochsUntil(world, epochs, world.monthStarts[1]!);
  const { stakersPaid, seconds } = epochs.observed!;
  applyReview(world, new Float64Array(world.population.size));
  const asked = world.population.requiredYieldPerYear;
  const staked = computeStakes(world).reduce((sum, coins) => sum + coins, 0);
  const payPerYear = (stakersPaid * 365.25 * 86_400) / seconds;
  const isStaker = (party: number) => world.staking[party] === 1;
  const parties = [...asked.keys()].filter((party) => party >= world.population.minerCount);
  t.true(parties.some(isStaker) && !parties.every(isStaker));
  for (const party of parties) {
    if (isStaker(party)) t.true(payPerYear / staked >= asked[party]! - 1e-12);
    else t.true(payPerYear / (staked + world.ledger.coins[party]!) < asked[party]!);
  }
}

test("no coin is lost or made over a whole run with work, stake, vesting, penalties, sales and purchases", (t) => {
  const rule = changeRule({
    computeEpochSeconds: () => 5.3 * 86_400,
    settle: (epoch, memory) => {
      const outcome = settleHalf(epoch, memory);
      const slashed = epoch.stake.map((stake) =>
        epoch.random() < 0.1 ? Math.floor(stake * epoch.random() ** 0.1) : 0,
      );
      const treasury = slashed.reduce((sum, coins) => sum + coins, 0);
      return { ...outcome, settlement: { ...outcome.settlement, slashed, treasury, vestingSettlements: 7 } };
    },
  });
  const rich = { capitalUsd: 1e6, reinvestShare: 0.5, priceGrowthPerYear: 0.4 };
  // No CPU is on sale, so that the second group can buy nothing but coins.
  const miners = [createGroup(rich), createGroup({ ...rich, name: "savers", devices: ["cpu"] })];
  const market = createMarket({ miners, holders: [holders], fees: { model: "share-of-subsidy", share: 0.2 } });
  const world = createWorld(createInput({ market, scheme: halfScheme, rule }));
  const epochs = createEpochState(world, rule);
  world.epochs = epochs;
  const books = createMonthBooks(world.population.size);
  const check = () => {
    t.is(computeSupplyInLedger(world.ledger), world.ledger.supplyAtStart + world.ledger.issued);
  };
  for (let month = 0; month < world.months.length; month++) {
    world.month = month;
    applyTotals(world.fleet);
    applyEpochsUntil(world, epochs, world.monthStarts[month + 1]!);
    check();
    applyBills(world, books, world.monthStarts[month + 1]! - world.monthStarts[month]!, () => 1);
    check();
    applyReview(world, books.electricityUsd);
    check();
  }
  t.true(world.ledger.slashed > 0n && world.ledger.fees > 0n);
  t.true(world.books.stake.some((usd) => usd > 0) && world.books.hardware.some((usd) => usd > 0));
  t.true(world.ledger.vesting.locked.some((coins) => coins > 0));
});

test("compounding takes its reward from the rule's settlement: half a winner's reward is a reward of half", async (t) => {
  const shareOut = (share: number, subsidy: number): LotteryRule => ({
    ...proofOfStake,
    computeSubsidy: () => subsidy,
    computeNextSubsidyChange: () => Number.POSITIVE_INFINITY,
    computeSettlement: ({ wins, subsidyPerBlock }) => {
      const stakers = wins.map((won) => won * subsidyPerBlock * share);
      const issued = wins.reduce((sum, won) => sum + won, 0) * subsidyPerBlock;
      return { payouts: { stakers }, treasury: issued * (1 - share), burned: 0, carried: 0, issued, fees: 0 };
    },
  });
  const market = createMarket({
    end: "2013-02",
    holders: [{ ...holders, count: 3 }],
    chain: { ...createMarket().chain, startHeight: 10 },
  });
  const whole = await runSmall({ market, scheme: stakeScheme, rule: shareOut(1, 25e8) });
  const half = await runSmall({ market, scheme: stakeScheme, rule: shareOut(0.5, 50e8) });
  const other = await runSmall({ market, scheme: stakeScheme, rule: shareOut(1, 50e8) });
  t.is(half.fingerprint, whole.fingerprint);
  t.not(other.fingerprint, whole.fingerprint);
});

test("a network may start with coins of its own, in units of its own, and with named devices", async (t) => {
  const { chain } = createMarket();
  const miners = [createGroup({ count: 4, initialHashrateShare: 0, initialFleet: { "test miner": 10 } })];
  const own = { ...chain, startSupplyCoins: 1000, unitsPerCoin: 1e6 };
  const run = await runSmall({
    market: createMarket({ chain: own, miners, holders: [holders], end: "2013-06" }),
    scheme: halfScheme,
    rule: halfAndHalf,
  });
  t.is(run.series.hashrate_hs[0], 10e12);
  t.deepEqual(
    run.parties.slice(0, 4).map(({ finalWorkPerSecond }) => finalWorkPerSecond),
    [2.5e12, 2.5e12, 2.5e12, 2.5e12],
  );
  const coins = 181 * 144 * 25;
  t.is(run.summary["issuance_btc_total"], coins);
  t.is(run.summary["dilution_total"], coins / 1000);
  const inSatoshi = await runSmall({
    market: createMarket({ chain: { ...own, unitsPerCoin: 1e8 }, miners, holders: [holders], end: "2013-06" }),
    scheme: halfScheme,
    rule: halfAndHalf,
  });
  for (const [name, value] of Object.entries(inSatoshi.summary)) {
    // What splitting or joining identities gains is remainders, a unit here and there.
    if (/^(sybil|collusion)_/.test(name)) continue;
    const here = run.summary[name] ?? 0;
    t.true(Math.abs(here - (value ?? 0)) <= 1e-6 * Math.abs(value ?? 0) + 1e-9, name);
  }
  await t.throwsAsync(
    runSmall({
      market: createMarket({ chain: { ...own, startSupplyCoins: 1e10 }, miners }),
      scheme: halfScheme,
      rule: halfAndHalf,
    }),
    { message: /2\^53/ },
  );
});
