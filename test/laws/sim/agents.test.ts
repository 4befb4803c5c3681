import test from "ava";
import {
  computeBelievedGrowth,
  computeGrowthRecord,
  computeLearnedWeight,
  computeObservedGrowthPerYear,
} from "../../../sim/agents/beliefs.ts";
import { chooseDevice, computeStakeValuePerUsd } from "../../../sim/agents/investment.ts";
import { computeOperatingValue, type Outlook } from "../../../sim/agents/operating-value.ts";
import { computeBilledPart, computePartOn } from "../../../sim/agents/site-spread.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { computeFrontier } from "../../../sim/markets/device-market.ts";
import { SECONDS_PER_YEAR } from "../../../sim/units.ts";
import { createDevice } from "./small-market.ts";

function drawOutlook(stream: () => number): Outlook {
  const leadYears = stream() * 0.5;
  return {
    decayPerYear: stream() * 3 - 0.5,
    discountPerYear: stream() * 0.6,
    leadYears,
    horizonYears: leadYears + stream() * 4,
    halvingYears: stream() < 0.3 ? Number.POSITIVE_INFINITY : stream() * 5,
    halvingFactor: 0.5 + stream() * 0.5,
  };
}

/** The integral by the midpoint rule, as the doc comment states it. */
function integrateValue(revenue: number, cost: number, outlook: Outlook): number {
  const steps = 40_000;
  const width = (outlook.horizonYears - outlook.leadYears) / steps;
  const startsOff = (from: number, factor: number) => revenue * factor * Math.exp(-outlook.decayPerYear * from) <= cost;
  const halving = outlook.halvingYears;
  const offBefore = startsOff(outlook.leadYears, 1);
  const offAfter = startsOff(Math.max(outlook.leadYears, halving), outlook.halvingFactor);
  let value = 0;
  for (let step = 0; step < steps; step++) {
    const time = outlook.leadYears + (step + 0.5) * width;
    const isAfter = time >= halving;
    if (isAfter ? offAfter : offBefore) continue;
    const factor = isAfter ? outlook.halvingFactor : 1;
    const margin = revenue * factor * Math.exp(-outlook.decayPerYear * time) - cost;
    value += Math.max(0, margin) * Math.exp(-outlook.discountPerYear * time) * width;
  }
  return value;
}

test("operating value is the discounted integral of the margin until it is gone", (t) => {
  const stream = createStream("operating-value", "");
  for (let draw = 0; draw < 60; draw++) {
    const outlook = drawOutlook(stream);
    const cost = stream() < 0.1 ? 0 : stream() * 100;
    const revenue = stream() * 200;
    const value = computeOperatingValue(revenue, cost, outlook);
    const expected = integrateValue(revenue, cost, outlook);
    t.true(Math.abs(value - expected) < 1e-2 + 2e-4 * expected, `${value} against ${expected}`);
  }
});

test("operating value rises with revenue and falls with cost", (t) => {
  const stream = createStream("operating-value", "monotone");
  for (let draw = 0; draw < 500; draw++) {
    const outlook = drawOutlook(stream);
    const revenue = stream() * 200;
    const cost = stream() * 100;
    const value = computeOperatingValue(revenue, cost, outlook);
    t.true(computeOperatingValue(revenue * 1.1, cost, outlook) >= value - 1e-9);
    t.true(computeOperatingValue(revenue, cost * 1.1, outlook) <= value + 1e-9);
    t.true(value >= 0);
  }
});

test("the chosen device has the largest net present value per dollar of all that can be paid", (t) => {
  const stream = createStream("choose-device", "");
  for (let draw = 0; draw < 200; draw++) {
    const devices = Array.from({ length: 8 }, (_, index) =>
      createDevice({
        name: String(index),
        workPerSecond: 1e12 * (0.5 + stream()),
        powerWatts: 500 + 1000 * stream(),
        priceUsd: 200 + 2000 * stream(),
      }),
    );
    const outlook = { ...drawOutlook(stream), halvingYears: Number.POSITIVE_INFINITY };
    const usdPerJoule = (0.05 * stream()) / 3.6e6;
    const revenuePerHash = (5 * stream()) / (1e12 * 86_400);
    const budget = 2500 * stream();
    const indices = devices.map((_, index) => index);
    const choice = chooseDevice(
      devices,
      indices.map((index) => [index]),
      budget,
      usdPerJoule,
      revenuePerHash,
      outlook,
    );
    const values = devices.map((device) =>
      device.priceUsd > budget
        ? 0
        : computeOperatingValue(
            revenuePerHash * device.workPerSecond * SECONDS_PER_YEAR,
            usdPerJoule * device.powerWatts * SECONDS_PER_YEAR,
            outlook,
          ) /
            device.priceUsd -
          1,
    );
    const best = Math.max(...values);
    t.is(choice.device, best > 0 ? values.indexOf(best) : -1);
  }
});

test("the best device for any electricity price is on the frontier", (t) => {
  const stream = createStream("frontier", "");
  for (let draw = 0; draw < 100; draw++) {
    const devices = Array.from({ length: 12 }, (_, index) =>
      createDevice({ name: String(index), powerWatts: 500 + 1000 * stream(), priceUsd: 200 + 2000 * stream() }),
    );
    const all = devices.map((_, index) => index);
    const frontier = computeFrontier(devices, all, "asic", Date.UTC(2020, 0) / 1000);
    const outlook = { ...drawOutlook(stream), halvingYears: Number.POSITIVE_INFINITY };
    const usdPerJoule = (0.1 * stream()) / 3.6e6;
    const choose = (candidates: number[][]) =>
      chooseDevice(devices, candidates, 1e9, usdPerJoule, 5 / (1e12 * 86_400), outlook).valuePerUsd;
    t.true(Math.abs(choose([frontier]) - choose(all.map((index) => [index]))) < 1e-9);
    t.true(frontier.length <= all.length);
  }
});

test("a device is on sale only after its release", (t) => {
  const release = Date.UTC(2015, 5) / 1000;
  const devices = [createDevice({ releaseTime: release })];
  t.deepEqual(computeFrontier(devices, [0], "asic", release), []);
  t.deepEqual(computeFrontier(devices, [0], "asic", release + 1), [0]);
  t.deepEqual(computeFrontier(devices, [0], "gpu", release + 1), []);
});

test("sites switch off one after the other, the dearest first, and the rest pay less than the mean", (t) => {
  for (const spread of [0.1, 0.25, 1]) {
    let before = 0;
    for (let price = 0; price <= 2.5; price += 0.01) {
      const on = computePartOn(spread, price);
      t.true(on >= before && on <= 1);
      before = on;
      // Midpoint sum over the sites that run.
      const steps = 1000;
      let bill = 0;
      for (let step = 0; step < steps; step++) {
        const site = 1 - spread + 2 * spread * ((step + 0.5) / steps);
        if (site < price) bill += site / steps;
      }
      t.true(Math.abs(computeBilledPart(spread, on) - bill) < 4e-3);
    }
  }
  t.is(computePartOn(0, 1.01), 1);
  t.is(computePartOn(0, 1), 0);
  t.is(computeBilledPart(0.25, 1), 1);
});

test("observed growth is the slope of ln difficulty a year", (t) => {
  const history = Array.from({ length: 30 }, (_, month) => Math.exp((0.8 * month) / 12));
  t.true(Math.abs(computeObservedGrowthPerYear(history) - 0.8) < 1e-12);
  t.true(Math.abs(computeObservedGrowthPerYear(history.slice(0, 4)) - 0.8) < 1e-12);
  t.true(Number.isNaN(computeObservedGrowthPerYear([5])));
  t.is(computeBelievedGrowth(0.7, Number.NaN, 0.5), 0.7);
  t.is(computeBelievedGrowth(0.7, 1.7, 0.25), 0.7 * 0.75 + 1.7 * 0.25);
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

test("stake is worth its price exactly where yield and growth equal the discount", (t) => {
  t.is(computeStakeValuePerUsd(0.1, 0.2, 0.3, 3) < 1e-12, true);
  t.true(computeStakeValuePerUsd(0.2, 0.2, 0.3, 3) > 0);
  t.true(computeStakeValuePerUsd(0.05, 0.2, 0.3, 3) < 0);
});
