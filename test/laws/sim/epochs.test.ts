import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import type { Epoch } from "../../../sim/reward-rules/epoch-rule.ts";
import { computeScheduledIssuance } from "../../../sim/scheduled-issuance.ts";
import { SECONDS_PER_DAY } from "../../../sim/units.ts";
import { changeRule, halfAndHalf, halfScheme, settleHalf } from "./half-and-half.ts";
import { createDevice, createGroup, createMarket, looksAhead, runSmall, workScheme } from "./small-market.ts";

const shares = [0.5, 0.3, 0.2];
const DAYS = 730;
const market = createMarket({
  miners: shares.map((share, index) => createGroup({ name: `m${index}`, count: 1, initialHashrateShare: share })),
  holders: [
    { name: "holders", count: 5, supplyShare: 0.5, paretoShape: 1.16, stakedShare: 0.8, requiredYieldPerYear: 0 },
  ],
});

/** The rule, with a note of every epoch that it settles for pay. */
function recordEpochs(days: number, epochs: Epoch[]) {
  return changeRule({
    computeEpochSeconds: () => days * SECONDS_PER_DAY,
    settle: (epoch, memory) => {
      epochs.push(epoch);
      return settleHalf(epoch, memory);
    },
  });
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

test("an epoch rule pays the common schedule, to the satoshi, and parties in proportion to work and to stake", async (t) => {
  const run = await runSmall({ market, scheme: halfScheme, rule: halfAndHalf });
  const issued = computeScheduledIssuance(210_000, 210_000 + DAYS * 144, 1e8);
  t.is(run.summary["issuance_btc_total"], issued / 1e8);
  t.true(Math.abs(run.summary["workers_share_total"]! - 0.5) < 1e-9);
  t.true(Math.abs(run.summary["stakers_share_total"]! - 0.5) < 1e-9);
  const holders = run.parties.filter(({ role }) => role === "holder");
  const stakers = sum(holders.map(({ rewardSatoshi }) => rewardSatoshi));
  const staked = sum(holders.map(({ initialStakeSatoshi }) => initialStakeSatoshi));
  shares.forEach((share, miner) => {
    const forStake = (issued / 2 - stakers) * share;
    const expected = (issued / 2) * share + forStake;
    t.true(Math.abs(run.parties[miner]!.rewardSatoshi / expected - 1) < 1e-6);
  });
  // Rewards compound at one rate for all, so that shares of stake stay as they were.
  for (const { rewardSatoshi, initialStakeSatoshi } of holders) {
    t.true(Math.abs(rewardSatoshi / stakers / (initialStakeSatoshi / staked) - 1) < 1e-6);
  }
});

test("equal inputs give equal epochs, another seed of the rule's luck gives another fingerprint", async (t) => {
  const rule = changeRule({
    settle: (epoch, memory) => {
      const work = epoch.work.map((done) => done * epoch.random());
      return settleHalf({ ...epoch, work }, memory);
    },
  });
  const [once, again, other] = await Promise.all([
    runSmall({ market, scheme: halfScheme, rule }),
    runSmall({ market, scheme: halfScheme, rule }),
    runSmall({ market, scheme: halfScheme, rule, replication: 1 }),
  ]);
  t.deepEqual(once, again);
  t.not(once.fingerprint, other.fingerprint);
});

test("a rule's luck is its own: prices and members are the same whether or not it draws", async (t) => {
  const price = {
    model: "geometric-brownian-motion",
    initialUsd: 100,
    driftPerYear: 0,
    volatilityPerYear: 0.8,
  } as const;
  const capitalUsd = { distribution: "lognormal", median: 1e5, sigma: 1 } as const;
  const shared = { ...market, price, miners: [createGroup({ capitalUsd })] };
  const luck = createStream("laws#0", "rule/luck");
  const draws = new Map<number, number>();
  const rule = changeRule({
    settle: (epoch, memory) => {
      const draw = epoch.random();
      // A measurement asks the rule once more, with a stream of its own.
      if (epoch.index < DAYS && !draws.has(epoch.index)) draws.set(epoch.index, draw);
      return settleHalf(epoch, memory);
    },
  });
  const drawn = await runSmall({ market: shared, scheme: halfScheme, rule });
  const quiet = await runSmall({ market: shared, scheme: halfScheme, rule: halfAndHalf });
  const work = await runSmall({ market: shared, scheme: workScheme });
  t.deepEqual(
    [...draws.values()],
    Array.from({ length: DAYS }, () => luck()),
  );
  t.deepEqual(drawn, quiet);
  t.deepEqual(drawn.series.price_usd, work.series.price_usd);
  t.deepEqual(
    drawn.parties.map(({ initialCapitalUsd }) => initialCapitalUsd),
    work.parties.map(({ initialCapitalUsd }) => initialCapitalUsd),
  );
});

test("an epoch that crosses a month's end adds up the work of both fleets, and no second is lost or counted twice", async (t) => {
  const epochs: Epoch[] = [];
  const rule = { ...recordEpochs(11, epochs), weighs: "work" } as const;
  const growing = { ...market, miners: [createGroup({ capitalUsd: 1e5, count: 1, reinvestShare: 0.2 })] };
  const run = await runSmall({ market: growing, scheme: halfScheme, rule });
  const rates = run.series.hashrate_hs;
  const start = Date.UTC(2013, 0) / 1000;
  const ends = run.months.map((_, month) => Date.UTC(2013, month + 1) / 1000);
  const settled = epochs.filter(({ index }, place) => index === place);
  t.is(settled.length, Math.floor(DAYS / 11));
  t.true(new Set(rates).size > 3);
  for (const { index, startSeconds, seconds, work } of settled) {
    t.is(startSeconds, start + index * 11 * SECONDS_PER_DAY);
    const end = startSeconds + seconds;
    const expected = sum(
      rates.map((rate, month) => {
        const from = Math.max(startSeconds, month === 0 ? start : ends[month - 1]!);
        return rate * Math.max(0, Math.min(end, ends[month]!) - from);
      }),
    );
    t.true(Math.abs(work[0]! / expected - 1) < 1e-12, `epoch ${index}`);
  }
});

test("scheduled issuance and fees are those of the blocks of the target interval, across halvings, whatever the epoch", async (t) => {
  for (const [interval, days] of [
    [600, 1],
    [420, 0.37],
    [1000.5, 11],
    [86_400, 0.01],
  ] as const) {
    const epochs: Epoch[] = [];
    const chain = { ...market.chain, targetIntervalSeconds: interval, startHeight: 419_950 };
    const priced = { ...market, chain, fees: { model: "share-of-subsidy", share: 0.1 }, end: "2013-03" } as const;
    const run = await runSmall({ market: priced, scheme: halfScheme, rule: recordEpochs(days, epochs) });
    const settled = epochs.filter(({ index }, place) => index === place);
    const seconds = sum(settled.map((epoch) => epoch.seconds));
    const height = 419_950 + Math.floor(seconds / interval + 1e-9);
    const issued = computeScheduledIssuance(419_950, height, 1e8);
    t.is(sum(settled.map((epoch) => epoch.scheduledIssuance)), issued);
    t.is(sum(settled.map((epoch) => epoch.fees)), issued / 10);
    t.is(Math.round(sum(run.series.issuance_btc) * 1e8), issued);
    t.is(run.series.height[2], 419_950 + Math.floor((90 * SECONDS_PER_DAY) / interval));
  }
});

test("a rule that fails, or does not add up, is named with its epoch", async (t) => {
  const fails = changeRule({
    settle: (epoch) => {
      throw new Error(`no luck in ${epoch.index}`);
    },
  });
  await t.throwsAsync(runSmall({ market, scheme: halfScheme, rule: fails }), {
    message: /half-and-half, epoch 0: no luck/,
  });
  const mints = changeRule({
    settle: (epoch, memory) => {
      const { settlement } = settleHalf(epoch, memory);
      return { settlement: { ...settlement, treasury: epoch.index === 3 ? 1 : 0 }, memory };
    },
  });
  await t.throwsAsync(runSmall({ market, scheme: halfScheme, rule: mints }), {
    message: /half-and-half, epoch 3:.*placed/,
  });
  await t.throwsAsync(runSmall({ market, scheme: halfScheme, rule: changeRule({ computeEpochSeconds: () => 0 }) }), {
    message: /half-and-half.*at least a second/,
  });
});

test("a rule remembers from epoch to epoch, and knows the supply less what is burned", async (t) => {
  const seen: number[][] = [];
  const rule = changeRule({
    settle: (epoch, memory) => {
      seen.push([epoch.index, memory, epoch.supply]);
      const settlement = {
        payouts: {},
        treasury: 0,
        burned: epoch.scheduledIssuance,
        carried: 0,
        issued: epoch.scheduledIssuance,
        fees: 0,
      };
      return { settlement, memory: memory + 1 };
    },
  });
  await runSmall({ market: { ...market, end: "2013-01" }, scheme: halfScheme, rule });
  t.deepEqual(
    seen.slice(0, 31),
    Array.from({ length: 31 }, (_, index) => [index, index, 210_000 * 50e8]),
  );
});

test("no decision under an epoch rule uses the future", async (t) => {
  const history = (factor: number) =>
    Array.from({ length: 36 }, (_, index) => ({
      month: `${2012 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
      priceUsd: (50 + 3 * index) * (index < 24 ? 1 : factor),
      difficulty: 1e6,
      hashrateHashesPerSecond: 1e15,
      issuanceBtc: 1e5,
      feesBtc: 50 * (index < 24 ? 1 : factor),
      blocks: 4380,
    }));
  const lively = {
    ...market,
    miners: [createGroup({ capitalUsd: 1e5, reinvestShare: 0.5 })],
    price: { model: "history" },
    fees: { model: "history" },
  } as const;
  const shared = { market: lively, scheme: halfScheme, rule: recordEpochs(11, []) };
  const known = await runSmall({ ...shared, history: history(1) });
  const changed = await runSmall({ ...shared, history: history(20) });
  for (const [name, series] of Object.entries(known.series)) {
    if (looksAhead(name)) continue;
    t.deepEqual(changed.series[name as keyof typeof known.series].slice(0, 12), series.slice(0, 12), name);
  }
  t.notDeepEqual(changed.series.hardware_spend_usd, known.series.hardware_spend_usd);
});

test("miners read an epoch rule that pays all to work as they read proof of work", async (t) => {
  const rule = changeRule({
    weighs: "work",
    settle: (epoch, memory) => {
      const total = sum(epoch.work);
      const pot = epoch.scheduledIssuance + epoch.carried;
      const workers = epoch.work.map((done) => (total > 0 ? Math.floor(pot * (done / total)) : 0));
      const carried = epoch.scheduledIssuance - sum(workers);
      const { scheduledIssuance: issued } = epoch;
      return { settlement: { payouts: { workers }, treasury: 0, burned: 0, carried, issued, fees: 0 }, memory };
    },
  });
  const devices = [
    createDevice(),
    createDevice({ name: "better", releaseTime: Date.UTC(2013, 5) / 1000, workPerSecond: 2e12 }),
  ];
  const shared = { market: { ...market, miners: [createGroup({ capitalUsd: 3e5, reinvestShare: 0.5 })] }, devices };
  const epochs = await runSmall({ ...shared, scheme: halfScheme, rule });
  const blocks = await runSmall(shared);
  const ratio = epochs.summary["hardware_usd_total"]! / blocks.summary["hardware_usd_total"]!;
  // Difficulty lags two weeks behind a growing fleet, so that a little more is issued and earned under proof of work.
  t.true(Math.abs(ratio - 1) < 0.15, `hardware ${ratio}`);
  t.is(epochs.summary["workers_share_total"]! > 0.999_999, true);
});
