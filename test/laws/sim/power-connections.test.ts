import test from "ava";
import { listSavedBudgets } from "../../../sim/agents/cloud-purchases.ts";
import { createClouds } from "../../../sim/agents/clouds.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import {
  applyOfferMonth,
  applyOfferPurchase,
  createOfferBook,
  isSoldOut,
  limitLeftUnits,
} from "../../../sim/markets/chip-offer.ts";
import {
  applyConnection,
  applyConnectionMonth,
  createPowerConnections,
} from "../../../sim/markets/power-connections.ts";
import { simulate } from "../../../sim/simulate.ts";
import { createMadeInput, createMadeMarket, hardwareMarket, startDevice } from "./made-market.ts";

const simJs = await loadSimJs();
const seeds = Array.from({ length: 50 }, (_, seed) => `connections/${seed}`);

/** Ten years of orders that take a random part of what is left, and machines that go after a random time. */
function connect(seed: string, powerGrowthPerYear: number) {
  const draw = createStream(seed, "orders");
  const power = createPowerConnections({ powerGwPerYear: 12, powerGrowthPerYear })!;
  const machines: { readonly from: number; readonly until: number; readonly watts: number }[] = [
    { from: 0, until: 24, watts: 5e9 },
  ];
  return Array.from({ length: 120 }, (_, month) => {
    const here = machines.filter(({ from, until }) => from <= month && month < until);
    const installedWatts = here.reduce((sum, { watts }) => sum + watts, 0);
    applyConnectionMonth(power, { month, installedWatts, sinceStartYears: month / 12 });
    const before = power.siteWatts;
    while (draw() < 0.7) {
      const watts = power.leftWatts * draw();
      const from = month + 1 + Math.floor(draw() * 5);
      machines.push({ from, until: from + 1 + Math.floor(draw() * 60), watts });
      applyConnection(power, from, watts);
    }
    return { added: power.siteWatts - before, installedWatts, siteWatts: power.siteWatts };
  });
}

test("power connected in a year never exceeds the cap, and no machine is without a site", (t) => {
  for (const seed of seeds) {
    const months = connect(seed, 0);
    months.forEach(({ installedWatts, siteWatts }, month) => {
      const year = months.slice(Math.max(0, month - 11), month + 1).reduce((sum, { added }) => sum + added, 0);
      t.true(year <= 12e9 * (1 + 1e-9), `${seed}, month ${month}: ${year}`);
      t.true(siteWatts <= 5e9 + 1e9 * (month + 1) * (1 + 1e-9));
      t.true(installedWatts <= siteWatts * (1 + 1e-9));
    });
  }
});

test("a cap that grows is kept to month by month, and lets more be connected", (t) => {
  for (const seed of seeds) {
    connect(seed, 0.5).forEach(({ added }, month) => {
      t.true(added <= 1e9 * 1.5 ** (month / 12) * (1 + 1e-9));
    });
  }
});

test("a site whose machines went takes new ones beside what the month adds; what a month leaves is lost", (t) => {
  const power = createPowerConnections({ powerGwPerYear: 12 })!;
  const open = (month: number, installedWatts: number) => {
    applyConnectionMonth(power, { month, installedWatts, sinceStartYears: month / 12 });
  };
  open(0, 5e9);
  t.is(power.leftWatts, 1e9);
  open(1, 5e9);
  t.is(power.leftWatts, 1e9);
  open(2, 2e9);
  t.is(power.leftWatts, 4e9);
  applyConnection(power, 3, 4e9);
  t.is(power.leftWatts, 0);
  open(3, 6e9);
  t.is(power.leftWatts, 1e9);
});

test("an offer that power cuts is not sold out, one whose wafers are ordered is", (t) => {
  const machine = { chips: 1, workPerSecond: 1, powerWatts: 1, unitCostUsd: 1, wafersPerUnit: 1 };
  const offer = createOfferBook(machine, 0.1);
  applyOfferMonth(offer, 10, 1);
  limitLeftUnits(offer, 4);
  t.is(applyOfferPurchase(offer, 100).units, 4);
  t.false(isSoldOut(offer));
  applyOfferMonth(offer, 10, 1);
  limitLeftUnits(offer, 40);
  t.is(applyOfferPurchase(offer, 100).units, 10);
  t.true(isSoldOut(offer));
});

function run(powerGwPerYear?: number) {
  const power = powerGwPerYear === undefined ? {} : { powerGwPerYear };
  const market = { ...hardwareMarket, catalogueKinds: [], ...power };
  const { hardware } = createMadeMarket();
  return simulate(createMadeInput({ hardware: { ...hardware, market } }), simJs);
}

test("makers' machines keep to the cap too; a cap out of reach changes nothing", (t) => {
  const free = run();
  t.deepEqual(run(1e6), free);
  const start = free.series.power_gw[0]!;
  const most = Math.max(...free.series.power_gw);
  t.true(most > 2 * start, `${most} of ${start}`);
  const capGw = (most - start) / 20;
  for (const [month, gigawatts] of run(capGw).series.power_gw.entries()) {
    t.true(gigawatts <= start + (capGw * month) / 12 + 1e-6 * start, `month ${month}: ${gigawatts}`);
  }
});

const cloud = {
  name: "cloud",
  startChips: 1e6,
  servingShare: 0.44,
  startGrowthPerYear: 3.3,
  electricityUsdPerKwh: 0.1,
  pue: 1.2,
  capitalCostPerYear: 0.1,
  spendingShare: 1,
  payFallPerYear: 0.2,
  trendWeight: 0.5,
};

test("a cloud's stock that grew g-fold a year has 1/g of machines a year older, and all that it owns", (t) => {
  for (const growth of [0.5, 1, 2.7, 3.3, 4.1]) {
    const input = { ...cloud, startGrowthPerYear: growth };
    const terms = { inputs: [input], devices: [startDevice], startDevice: 0, chipsPerMachine: 2, lifeYears: 5 };
    const { fleet } = createClouds(terms);
    t.true(Math.abs(fleet.units[0]! / 220_000 - 1) < 1e-9);
    const bought = new Map(fleet.batches.map(({ units, scrapMonth }) => [scrapMonth - 60, units]));
    t.is(bought.size, 60);
    for (let age = 12; age < 60; age++) {
      t.true(Math.abs(bought.get(-age)! / bought.get(12 - age)! - 1 / growth) < 1e-9, `${growth}, ${age} months`);
    }
  }
});

test("a cloud has what it earned and could not spend, and never less than the month's money", (t) => {
  const terms = { devices: [startDevice], startDevice: 0, chipsPerMachine: 2, lifeYears: 5 };
  const clouds = createClouds({ inputs: [cloud, cloud], ...terms });
  clouds.monthRevenueUsd.fill(10);
  Object.assign(clouds.accounts[0]!, { revenueUsd: 100, electricityUsd: 20, hardwareUsd: 30 });
  Object.assign(clouds.accounts[1]!, { revenueUsd: 100, electricityUsd: 20, hardwareUsd: 75 });
  t.deepEqual(listSavedBudgets({ clouds }), [50, 10]);
});
