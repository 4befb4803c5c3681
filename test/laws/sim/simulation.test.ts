import test from "ava";
import { createPopulation } from "../../../sim/agents/population.ts";
import type { MonthRow } from "../../../sim/markets/history.ts";
import type { SeriesMetricName } from "../../../sim/metrics/series-metrics.ts";
import { computeSupplySatoshi } from "../../../sim/reward-rules/bitcoin-subsidy.ts";
import {
  createDevice,
  createGroup,
  createMarket,
  looksAhead,
  runSmall,
  stakeScheme,
  workScheme,
} from "./small-market.ts";

const lively = createMarket({
  miners: [createGroup({ capitalUsd: { distribution: "lognormal", median: 1e5, sigma: 1 }, reinvestShare: 0.5 })],
  holders: [
    { name: "holders", count: 5, supplyShare: 0.5, paretoShape: 1.16, stakedShare: 0.8, requiredYieldPerYear: 0 },
  ],
});

for (const scheme of [workScheme, stakeScheme]) {
  test(`${scheme.name}: the same input gives the same run, another seed another one`, async (t) => {
    const [once, again, other, next] = await Promise.all([
      runSmall({ market: lively, scheme }),
      runSmall({ market: lively, scheme }),
      runSmall({ market: lively, scheme, seed: "other" }),
      runSmall({ market: lively, scheme, replication: 1 }),
    ]);
    t.deepEqual(once, again);
    t.not(once.fingerprint, other.fingerprint);
    t.not(once.fingerprint, next.fingerprint);
  });

  test(`${scheme.name}: coins paid are coins issued, and every block is somebody's`, async (t) => {
    const run = await runSmall({ market: lively, scheme });
    const blocks = run.series.blocks.reduce((sum, count) => sum + count, 0);
    const issued = run.series.issuance_btc.reduce((sum, coins) => sum + coins, 0);
    const end = run.series.height[run.series.height.length - 1]!;
    t.is(end - 210_000, blocks);
    t.true(Math.abs(issued * 1e8 - (computeSupplySatoshi(end) - computeSupplySatoshi(210_000))) < 1);
    t.is(
      run.parties.reduce((sum, party) => sum + party.blocksWon, 0),
      blocks,
    );
    const rewards = run.parties.reduce((sum, party) => sum + party.rewardSatoshi, 0);
    t.is(rewards, Math.round(issued * 1e8));
  });
}

test("money is conserved: cash is capital, plus sales kept, less bills, hardware and stake", async (t) => {
  // With everything reinvested and nothing held, all rewards become cash.
  const market = createMarket({ miners: [createGroup({ capitalUsd: 5e5, reinvestShare: 1 })] });
  const run = await runSmall({ market });
  t.true(run.parties.some((party) => party.hardwareUsd > 0));
  for (const party of run.parties) {
    const expected = party.initialCapitalUsd + party.revenueUsd - party.electricityUsd - party.hardwareUsd;
    t.true(Math.abs(party.finalCashUsd - expected) < 1e-6 * Math.abs(expected) + 1, party.name);
  }
});

test("one more miner group changes no other group's draws", (t) => {
  const alone = createPopulation(lively, "seed#0");
  const joined = createPopulation(
    { ...lively, miners: [...lively.miners, createGroup({ name: "late", count: 7 })] },
    "seed#0",
  );
  for (let party = 0; party < alone.minerCount; party++) {
    t.is(joined.names[party], alone.names[party]);
    t.is(joined.capitalUsd[party], alone.capitalUsd[party]);
    t.is(joined.electricityUsdPerJoule[party], alone.electricityUsdPerJoule[party]);
    t.is(joined.queueStreams[party]!(), alone.queueStreams[party]!());
  }
  for (let holder = 0; holder < 5; holder++) {
    t.is(joined.initialSupplyShare[joined.minerCount + holder], alone.initialSupplyShare[alone.minerCount + holder]);
  }
});

function createHistory(lastMonths: (price: number) => number): MonthRow[] {
  return Array.from({ length: 36 }, (_, index) => {
    const price = 50 + 3 * index;
    return {
      month: `${2012 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
      priceUsd: index < 24 ? price : lastMonths(price),
      difficulty: 1e6,
      hashrateHashesPerSecond: 1e15,
      issuanceBtc: 1e5,
      feesBtc: index < 24 ? 50 : lastMonths(5_000),
      blocks: 4380,
    };
  });
}

for (const scheme of [workScheme, stakeScheme]) {
  test(`${scheme.name}: no decision uses the future`, async (t) => {
    const market = { ...lively, price: { model: "history" }, fees: { model: "history" } } as const;
    const late = createDevice({ name: "late miner", priceUsd: 10, releaseTime: Date.UTC(2014, 2) / 1000 });
    const known = await runSmall({ market, scheme, devices: [createDevice()], history: createHistory((x) => x) });
    const changed = await runSmall({
      market,
      scheme,
      devices: [createDevice(), late],
      history: createHistory((x) => 20 * x),
    });
    // The run covers 2013 and 2014; only 2014 differs, and the first decision that can know is that of January 2014.
    for (const [name, series] of Object.entries(known.series)) {
      if (looksAhead(name)) continue;
      t.deepEqual(changed.series[name as SeriesMetricName].slice(0, 12), series.slice(0, 12), name);
    }
    t.notDeepEqual(changed.series.revenue_usd.slice(12), known.series.revenue_usd.slice(12));
  });
}

test("nothing is bought before its release or beyond the makers' capacity", async (t) => {
  const release = Date.UTC(2013, 6) / 1000;
  const supply = { firstMonthUsd: 10_000, growthPerMonth: 0 };
  const market = createMarket({
    miners: [createGroup({ capitalUsd: 1e7 })],
    hardware: { ...createMarket().hardware, supply: { cpu: supply, gpu: supply, fpga: supply, asic: supply } },
  });
  const devices = [createDevice({ name: "sold", priceUsd: 100, releaseTime: release }), createDevice()];
  const run = await runSmall({
    market: { ...market, hardware: { ...market.hardware, exclude: ["test miner"] } },
    devices,
  });
  const bought = run.purchases.find(({ device }) => device === "sold");
  t.is(bought?.firstMonth, "2013-07");
  const spent = [...run.series.hardware_spend_usd];
  t.true(spent.slice(0, 6).every((usd) => usd === 0));
  t.true(spent.every((usd) => usd <= 10_000));
  t.true(spent.some((usd) => usd === 10_000));
});

test("devices ordered at a month's end work after the lead time, not before", async (t) => {
  for (const deliveryMonths of [0, 1, 3]) {
    const market = createMarket({
      miners: [createGroup({ capitalUsd: 1e5 })],
      hardware: { ...createMarket().hardware, deliveryMonths },
    });
    const { series } = await runSmall({ market });
    t.true(series.hardware_spend_usd[0]! > 0);
    const grown = [...series.hashrate_hs].findIndex((hashrate) => hashrate > 1.0001e15);
    t.is(grown, 1 + deliveryMonths);
  }
});

test("devices switch off below their electricity cost and on again above it", async (t) => {
  // 1 TH/s at 1.1 kW: the break-even price of electricity falls with the token's.
  const history = createHistory((x) => x).map((row, index) => ({
    ...row,
    priceUsd: index === 16 || index === 17 ? 0.001 : 100,
    feesBtc: 0,
  }));
  const { series } = await runSmall({ market: createMarket({ price: { model: "history" } }), history });
  // Months 4 and 5 of the run are worthless; reviews at their ends switch off months 5 and 6.
  t.is(series.hashrate_hs[4], 1e15);
  t.is(series.hashrate_hs[5], 0);
  t.is(series.hashrate_hs[6], 0);
  t.is(series.hashrate_hs[7], 1e15);
});

test("devices are scrapped at the end of their life", async (t) => {
  const market = createMarket({ hardware: { ...createMarket().hardware, lifeYears: 1 } });
  const { series } = await runSmall({ market });
  t.is(series.hashrate_hs[11], 1e15);
  t.is(series.hashrate_hs[12], 0);
});
