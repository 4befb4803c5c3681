import test from "ava";
import { computeGrowthRecord, computeLearnedWeight } from "../../../sim/agents/beliefs.ts";
import { computeLargestAnnuity } from "../../../sim/agents/operating-value.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import type { RunResult } from "../../../sim/run-result.ts";
import { simulate } from "../../../sim/simulate.ts";
import type { MinerGroupInput } from "../../../sim/simulation-input.ts";
import { computeEntryBarrier } from "../../../sim/theory/entry-barrier.ts";
import { computeTullockEquilibrium } from "../../../sim/theory/tullock-contest.ts";
import { JOULES_PER_KWH, SECONDS_PER_YEAR } from "../../../sim/units.ts";
import { createDevice, createGroup, createInput, createMarket, workScheme } from "./small-market.ts";

const simJs = await loadSimJs();

/** Everyone may buy one device at once, for ever at one price, and believes that nothing will change. */
const device = createDevice();
const beliefs = { horizonYears: 1, discountPerYear: 0.3, hashrateGrowthPerYear: 0, trendWeight: 0 } as const;
const annuity = computeLargestAnnuity({
  decayPerYear: 0,
  discountPerYear: beliefs.discountPerYear,
  leadYears: 0,
  horizonYears: beliefs.horizonYears,
  halvingYears: Number.POSITIVE_INFINITY,
  halvingFactor: 1,
});
const [priceUsd, intervalSeconds, startHashrate] = [100, 600, 1e15];
const payUsdPerYear = (50 * priceUsd * SECONDS_PER_YEAR) / intervalSeconds;

/** [USD] of a year of one device: its price over the years that it must pay in, and its electricity */
function computeYearUsd(electricityUsdPerKwh: number): number {
  const electricity = (device.powerWatts * 1.1 * SECONDS_PER_YEAR * electricityUsdPerKwh) / JOULES_PER_KWH;
  return device.priceUsd / annuity + electricity;
}

// Pay is read off the difficulty of the last 2016 blocks, which luck moves by 2 %, and who has bought cannot undo it, so the way to the
// equilibrium from an equal start leaves the weakest a little larger than they would choose to be.

/** A market without delay, scarcity or change. */
function run(miners: readonly MinerGroupInput[]): RunResult {
  const market = createMarket();
  return simulate(
    createInput({
      market: {
        ...market,
        start: "2013-01",
        end: "2015-12",
        price: { model: "constant", usd: priceUsd },
        // The first halving comes after four years, beyond every horizon.
        chain: {
          ...market.chain,
          startHeight: 0,
          targetIntervalSeconds: intervalSeconds,
          startHashrate,
          startDifficulty: (startHashrate * intervalSeconds) / 2 ** 32,
          startSupplyCoins: 0,
        },
        hardware: { ...market.hardware, deliveryMonths: 0 },
        miners,
      },
      scheme: workScheme,
      devices: [device],
    }),
    simJs,
  );
}

/** Hashrate in the month after the first in which nobody buys: money that piles up later waits for lucky months. */
function findFirstRest({ series }: RunResult): number {
  return series.hashrate_hs[series.hardware_spend_usd.indexOf(0) + 1]!;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("price takers enter until a device pays just its price and its electricity", (t) => {
  for (const electricityUsdPerKwh of [0.01, 0.05]) {
    const reached = findFirstRest(
      run([createGroup({ ...beliefs, count: 5, electricityUsdPerKwh, reinvestShare: 0.4 })]),
    );
    const expected = (payUsdPerYear / computeYearUsd(electricityUsdPerKwh)) * device.workPerSecond;
    t.true(reached > 0.94 * expected && reached < 1.06 * expected, `${reached} against ${expected}`);
  }
});

test("miners who count their own impact reach the equilibrium of Tullock's contest", (t) => {
  for (const prices of [
    [0.03, 0.03],
    [0.02, 0.05, 0.08],
    [0.01, 0.015, 0.02, 0.025],
  ]) {
    const groups = prices.map((electricityUsdPerKwh, index) =>
      createGroup({
        ...beliefs,
        name: `firm-${index}`,
        count: 1,
        initialHashrateShare: 1 / prices.length,
        electricityUsdPerKwh,
        reinvestShare: 0.4,
        ownImpact: "counted",
      }),
    );
    const result = run(groups);
    const month = result.series.hardware_spend_usd.indexOf(0) + 1;
    const reached = groups.map(({ name }) => result.groups[name]!.work_share[month]! * findFirstRest(result));
    const { shares, effortOverPrize } = computeTullockEquilibrium(prices.map(computeYearUsd));
    const expected = payUsdPerYear * effortOverPrize * device.workPerSecond;
    t.true(Math.abs(sum(reached) / expected - 1) < 0.1, `${sum(reached)} against ${expected}`);
    reached.forEach((work, index) => {
      t.true(Math.abs(work / sum(reached) - shares[index]!) < 0.05, `${work / sum(reached)} against ${shares[index]}`);
    });
  }
});

test("miners who can wait stop at the barrier of entry", (t) => {
  for (const entryBarrier of [
    { volatility: 0.5, progressPerYear: 0.5 },
    { volatility: 0.8, progressPerYear: 0.8 },
  ]) {
    const reached = findFirstRest(
      run([createGroup({ ...beliefs, count: 5, horizonYears: 3.9, reinvestShare: 0.4, entryBarrier })]),
    );
    const { payoffUsdPerYear } = computeEntryBarrier({
      discountPerYear: beliefs.discountPerYear,
      driftPerYear: 0,
      ...entryBarrier,
      capexUsd: device.priceUsd,
      electricityUsdPerYear: computeYearUsd(0.01) - device.priceUsd / annuity,
    });
    const expected = (payUsdPerYear / payoffUsdPerYear) * device.workPerSecond;
    t.true(reached > 0.97 * expected && reached < 1.08 * expected, `${reached} against ${expected}`);
  }
});

test("learned weights lie between 0 and 1, and go to the forecast that did better", (t) => {
  const stream = createStream("learning", "");
  for (let draw = 0; draw < 50; draw++) {
    const growth = 0.2 + stream();
    const steady = Array.from({ length: 60 }, (_, month) => Math.exp((growth * month) / 12));
    const record = computeGrowthRecord(steady, 3)!;
    t.true(computeLearnedWeight(growth + 0.5, record) > 0.999);
    const wild = Array.from({ length: 60 }, (_, month) => Math.exp(month % 24 < 12 ? month / 12 : 2 * stream()));
    const weight = computeLearnedWeight(stream(), computeGrowthRecord(wild, 3)!);
    t.true(weight >= 0 && weight <= 1);
  }
  t.is(computeGrowthRecord([1, 2, 3], 3), null);
});
