import test from "ava";
import { anchorState } from "../../../sim/backtest/anchor-state.ts";
import { createCatalogueSource } from "../../../sim/backtest/catalogue-source.ts";
import { cohortAssumptions } from "../../../sim/backtest/cohort-assumptions.ts";
import type { CohortDevice, CohortInput } from "../../../sim/backtest/cohort-input.ts";
import {
  type CohortParameters,
  cohortParameterNames,
  cohortParameters,
} from "../../../sim/backtest/cohort-parameters.ts";
import { createCohortState } from "../../../sim/backtest/cohort-state.ts";
import { computeHalfRevenue } from "../../../sim/backtest/half-revenue.ts";
import { applyMonth, runCohorts } from "../../../sim/backtest/run-cohorts.ts";
import { computeSites } from "../../../sim/backtest/running-fleet.ts";
import { computeSitePrice, createMeanPrices } from "../../../sim/backtest/site-electricity.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { JOULES_PER_KWH, SECONDS_PER_YEAR } from "../../../sim/units.ts";
import { createDevices, createMonths, plainParameters } from "./made-coin.ts";

const devices = createDevices(12);

function createInput(parameters: CohortParameters, own: readonly CohortDevice[] = devices): CohortInput {
  return {
    source: createCatalogueSource(own),
    parameters,
    electricityUsdPerKwh: 0.05,
    startHashrateHashesPerSecond: 2e15,
  };
}

/** Parameters anywhere in their ranges. */
function drawParameters(seed: string): CohortParameters {
  const stream = createStream(seed, "parameters");
  const entries = cohortParameterNames.map((name) => {
    const { low, high } = cohortParameters[name];
    return [name, low + (high - low) * stream()];
  });
  return Object.fromEntries(entries) as CohortParameters;
}

test("nothing is bought before its release, and nothing arrives before its lead time", (t) => {
  for (let draw = 0; draw < 12; draw++) {
    const parameters = drawParameters(`release/${draw}`);
    const months = createMonths(72, `release/${draw}`);
    const state = createCohortState(createInput(parameters), months[0]!.timeSeconds);
    const whole = Math.floor(parameters.leadMonths);
    const orderedBy: Map<string, number>[] = [];
    const start = new Map([...state.cohorts.values()].map(({ device, delivered }) => [device.name, delivered]));
    for (const month of months) {
      const { unitsBought } = applyMonth(state, month);
      for (const [name, units] of unitsBought) {
        const device = devices.find((known) => known.name === name)!;
        t.true(units > 0 && device.releaseTime < month.timeSeconds + month.seconds, `${month.month} ${name}`);
      }
      orderedBy.push(new Map([...state.cohorts.values()].map(({ device, ordered }) => [device.name, ordered])));
      const known = orderedBy[orderedBy.length - 1 - whole];
      for (const { device, delivered } of state.cohorts.values()) {
        const most = known?.get(device.name) ?? start.get(device.name) ?? 0;
        t.true(delivered <= most * (1 + 1e-12), `${month.month} ${device.name}: ${delivered} of ${most}`);
      }
    }
  }
});

test("devices and money are conserved", (t) => {
  for (let draw = 0; draw < 12; draw++) {
    const months = createMonths(72, `conserved/${draw}`);
    // Who switches off at once pays no more for electricity than is earned.
    const parameters = { ...drawParameters(`conserved/${draw}`), switchOffMonths: draw % 2 === 0 ? 0.1 : 3 };
    const most = draw % 2 === 0 ? 1 + 1e-3 : Number.POSITIVE_INFINITY;
    const state = createCohortState(createInput(parameters), months[0]!.timeSeconds);
    for (const month of months) {
      const told = applyMonth(state, month);
      const parts = told.electricityUsd + told.devicesUsd + told.keptUsd;
      t.true(Math.abs(parts / month.revenueUsd - 1) < 1e-12);
      t.true(told.electricityUsd >= 0 && told.electricityUsd <= month.revenueUsd * most, month.month);
      for (const cohort of state.cohorts.values()) {
        const { ordered, delivered, units, scrapped } = cohort;
        const waiting = state.orders
          .filter((order) => order.cohort === cohort)
          .reduce((sum, order) => sum + order.units, 0);
        t.true(Math.abs(delivered - units - scrapped) <= 1e-9 * delivered, cohort.device.name);
        t.true(Math.abs(ordered - delivered - waiting) <= 1e-9 * ordered, cohort.device.name);
      }
    }
  }
});

test("the future changes nothing in the past", (t) => {
  const months = createMonths(60, "future");
  const plain = runCohorts(createInput(plainParameters), months);
  const stream = createStream("future", "shuffle");
  for (const cut of [1, 13, 40]) {
    const changed = months.map((month, at) =>
      at < cut ? month : { ...month, revenueUsd: month.revenueUsd * 10 * stream() },
    );
    const end = months[cut]!.timeSeconds;
    const later = devices.map((device) =>
      device.releaseTime < end ? device : { ...device, priceUsd: 1, powerWatts: 1 },
    );
    t.deepEqual(runCohorts(createInput(plainParameters, later), changed).slice(0, cut), plain.slice(0, cut));
  }
});

test("money in another unit changes no hashrate, and hashes in another unit scale it", (t) => {
  const months = createMonths(60, "scale");
  const plain = runCohorts(createInput(plainParameters), months);
  for (const factor of [0.01, 7, 1e5]) {
    const inMoney = runCohorts(
      {
        ...createInput(
          plainParameters,
          devices.map((device) => ({ ...device, priceUsd: device.priceUsd * factor })),
        ),
        electricityUsdPerKwh: 0.05 * factor,
      },
      months.map((month) => ({ ...month, revenueUsd: month.revenueUsd * factor })),
    );
    const inWork = runCohorts(
      {
        ...createInput(
          plainParameters,
          devices.map((device) => ({ ...device, workPerSecond: device.workPerSecond * factor })),
        ),
        startHashrateHashesPerSecond: 2e15 * factor,
      },
      months,
    );
    plain.forEach(({ hashrateHashesPerSecond }, index) => {
      t.true(Math.abs(inMoney[index]!.hashrateHashesPerSecond / hashrateHashesPerSecond - 1) < 1e-7);
      t.true(Math.abs(inWork[index]!.hashrateHashesPerSecond / hashrateHashesPerSecond / factor - 1) < 1e-7);
    });
  }
});

const steady = createMonths(120, "steady").map((month) => ({ ...month, revenueUsd: month.seconds }));
const oneDevice = { ...devices[0]!, powerWatts: 1000 };

test("where devices cost next to nothing and all sites pay alike, electricity takes all revenue: free entry", (t) => {
  const cheap = { ...oneDevice, priceUsd: 1e-3 };
  const parameters = { ...plainParameters, electricitySpread: 0.002, pricePassThrough: 0 };
  const last = runCohorts(createInput(parameters, [cheap]), steady)[119]!;
  const { electricityUsdPerKwh, pue } = cohortAssumptions;
  const usdPerSecond = (cheap.powerWatts * pue * electricityUsdPerKwh) / JOULES_PER_KWH;
  const free = cheap.workPerSecond / usdPerSecond;
  t.log(`simulated / free entry: ${(last.hashrateHashesPerSecond / free).toFixed(3)}`);
  t.true(Math.abs(last.hashrateHashesPerSecond / free - 1) < 0.05);
  t.true(last.electricityUsd > 0.9 * last.revenueUsd);
  t.true(last.devicesUsd < 0.1 * last.revenueUsd);
});

test("where electricity is free, entry stops at a revenue that pays for devices: revenue is the wear of the fleet and the cost of capital", (t) => {
  const parameters = {
    ...plainParameters,
    pricePassThrough: 0,
    priorGrowthPerYear: 0,
    trendWeight: 0,
    leadMonths: 1,
    spendShare: 3,
  };
  const input = { ...createInput(parameters, [{ ...oneDevice, powerWatts: 1e-6 }]) };
  const last = runCohorts(input, steady)[119]!;
  const units = last.hashrateHashesPerSecond / oneDevice.workPerSecond;
  const { discountPerYear, horizonYears } = cohortAssumptions;
  const lead = 1 / 12;
  const annuity =
    (Math.exp(-discountPerYear * lead) - Math.exp(-discountPerYear * (horizonYears + lead))) / discountPerYear;
  const valueUsd = ((SECONDS_PER_YEAR * 1) / units) * annuity;
  t.log(`value / price: ${(valueUsd / oneDevice.priceUsd).toFixed(3)}`);
  t.true(Math.abs(valueUsd / oneDevice.priceUsd - 1) < cohortAssumptions.valueSpread);
  const wear = (units * oneDevice.priceUsd) / (12 * parameters.lifeYears);
  t.true(Math.abs(last.devicesUsd / wear - 1) < 0.05);
});

test("makers without room keep buyers waiting, and catch up", (t) => {
  const months = steady.map((month, at) => ({
    ...month,
    revenueUsd: month.revenueUsd * (at === 0 ? 0.01 : at < 30 ? 1 : 0.3),
  }));
  const parameters = { ...plainParameters, capacityGrowthPerMonth: 0.1, queueMarkupPerMonth: 0.02 };
  const run = runCohorts({ ...createInput(parameters, [oneDevice]), startHashrateHashesPerSecond: 1e13 }, months);
  const waits = run.map(({ leadMonths }) => leadMonths);
  t.true(Math.max(...waits) > parameters.leadMonths + 1);
  t.true(waits[119]! < Math.max(...waits));
  t.true(waits.every((months) => months >= parameters.leadMonths));
});

test("a queue without end is paid for by nobody, and every number stays finite", (t) => {
  const months = steady.map((month, at) => ({ ...month, revenueUsd: month.revenueUsd * (at === 0 ? 1e-6 : 1) }));
  const parameters = { ...plainParameters, queueMarkupPerMonth: 1, trendWeight: 0, priorGrowthPerYear: 0 };
  const input = { ...createInput(parameters, [oneDevice]), startHashrateHashesPerSecond: 1e6 };
  const run = runCohorts(input, months);
  t.true(Math.max(...run.map(({ leadMonths }) => leadMonths)) > 1000);
  for (const { month, unitsBought, ...numbers } of run) {
    t.true(Object.values(numbers).every(Number.isFinite), `${month} ${[...unitsBought].join(" ")}`);
  }
});

test("the prototype spends half of revenue, two months ahead, and never mines at a loss", (t) => {
  const cheap = { ...oneDevice, priceUsd: 1e-6 };
  const { electricityUsdPerKwh, pue } = cohortAssumptions;
  const costPerHash = ((oneDevice.powerWatts / oneDevice.workPerSecond) * pue * electricityUsdPerKwh) / JOULES_PER_KWH;
  // Where devices cost nothing it mines as much as pays; where none is bought it stays at its start.
  const free = computeHalfRevenue(steady, [cheap], 1e9, electricityUsdPerKwh);
  t.deepEqual(free.slice(0, 2), [1e9, 1e9]);
  for (const hashrate of free.slice(2)) t.true(Math.abs(hashrate * costPerHash - 1) < 1e-9);
  const dear = computeHalfRevenue(steady, [{ ...oneDevice, priceUsd: 1e12 }], 1e9, electricityUsdPerKwh);
  t.true(dear.every((hashrate) => hashrate === 1e9));
  const bought = computeHalfRevenue(steady, [oneDevice], 1e9, electricityUsdPerKwh);
  const firstUnits = (0.5 * steady[0]!.revenueUsd) / oneDevice.priceUsd;
  t.true(Math.abs((bought[2]! - 1e9) / (firstUnits * oneDevice.workPerSecond) - 1) < 1e-9);
});

test("an anchored state works at the observed hashrate, and leaves the other as it was", (t) => {
  const months = createMonths(40, "anchor");
  const state = createCohortState(createInput(plainParameters), months[0]!.timeSeconds);
  const seen = months.slice(0, 30).map((month) => applyMonth(state, month).hashrateHashesPerSecond);
  const before = JSON.stringify([...state.cohorts.values()]);
  for (const factor of [0.3, 1, 4]) {
    const observed = [...seen, seen[29]! * factor];
    const anchored = anchorState(state, months[30]!, observed);
    t.true(Math.abs(anchored.hashrateSeen[30]! / observed[30]! - 1) < 1e-6, String(factor));
    t.is(anchored.hashrateSeen.length, 31);
    t.is(anchored.index, state.index + 1);
  }
  t.is(JSON.stringify([...state.cohorts.values()]), before);
});

test("sites below a price, the price below which they lie, and its mean belong together", (t) => {
  for (const spread of [0.03, 0.15, 0.3]) {
    const meanPrices = createMeanPrices(spread);
    for (const part of [0.05, 0.3, 0.5, 0.9, 0.99]) {
      const price = computeSitePrice(part, spread);
      t.true(Math.abs(computeSites(0, Math.log(price), spread) - part) < 1e-9);
      let sum = 0;
      for (let step = 0; step < 5000; step++) sum += computeSitePrice((part * (step + 0.5)) / 5000, spread) / 5000;
      t.true(Math.abs(meanPrices(part) / sum - 1) < 0.03, `${spread} ${part}`);
    }
  }
});

test("a start without a device on sale is refused", (t) => {
  const [first] = createMonths(1, "empty");
  const late = devices.slice(5);
  t.throws(() => createCohortState(createInput(plainParameters, late), first!.timeSeconds), { instanceOf: RangeError });
});
