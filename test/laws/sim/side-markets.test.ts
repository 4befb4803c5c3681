import test from "ava";
import { applyDelivery } from "../../../sim/agents/fleet.ts";
import { listBatches } from "../../../sim/agents/fleet-trade.ts";
import { computeMarketView } from "../../../sim/agents/market-view.ts";
import { applyRents } from "../../../sim/agents/other-work.ts";
import { computeValueWithOption } from "../../../sim/agents/outside-option.ts";
import { createSwitchingPolicy } from "../../../sim/agents/switching-costs.ts";
import { applyUsedTrades } from "../../../sim/agents/used-trades.ts";
import { renderMonth } from "../../../sim/calendar.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { computeLaunchPrice } from "../../../sim/markets/launch-price.ts";
import type { SideMarketInputs } from "../../../sim/markets/side-input.ts";
import type { RunResult } from "../../../sim/run-result.ts";
import type { MarketInput, MinerGroupInput } from "../../../sim/simulation-input.ts";
import { computeSwitchingThresholds } from "../../../sim/theory/switching-thresholds.ts";
import { createWorld } from "../../../sim/world.ts";
import {
  createDevice,
  createGroup,
  createInput,
  createMarket,
  looksAhead,
  runSmall,
  usedTerms,
} from "./small-market.ts";

const card = createDevice({
  name: "card",
  kind: "gpu",
  workPerSecond: 1e9,
  powerWatts: 200,
  priceUsd: 500,
  releaseTime: Date.UTC(2009, 0) / 1000,
});
const chip = createDevice({ releaseTime: Date.UTC(2013, 5) / 1000 });

const otherWork = {
  rates: [
    { device: "card", from: "2012-01", usdPerHour: 0.03 },
    { device: "card", from: "2014-01", usdPerHour: 0.09 },
  ],
  demandUsdPerMonth: 1e9,
  occupancy: 0.5,
  feeShare: 0.2,
  moveMargin: 0.1,
  declinePerYear: 0.3,
} as const;
const switching = {
  restartUsdPerWatt: 0.02,
  stopUsdPerWatt: 0.01,
  takeOrPayShare: 0.5,
  contractMonths: 3,
  volatility: 0.8,
  discountPerYear: 0.3,
} as const;
const launchPrice = { passThrough: 0.5, sellerShareOfValue: 0.5, floorShare: 0.2 } as const;

/** Cards at the start, chips from the middle of 2013 on, and a price that falls to a tenth at the end of 2014. */
async function run(
  side: SideMarketInputs,
  { groups = [{}], ...change }: Partial<MarketInput> & { readonly groups?: readonly Partial<MinerGroupInput>[] } = {},
): Promise<RunResult> {
  const market = createMarket();
  return runSmall({
    devices: [card, chip],
    market: {
      ...market,
      end: "2015-12",
      chain: { ...market.chain, startHashrate: 1e14, startDifficulty: (1e14 * 600) / 2 ** 32, startDevice: "card" },
      hardware: { ...market.hardware, lifeYears: 2.5, siteSpread: 0.2, ...side },
      miners: groups.map((group, index) =>
        createGroup({
          name: `group-${index}`,
          count: 6,
          capitalUsd: 20_000,
          initialHashrateShare: 1 / groups.length,
          electricityUsdPerKwh: { distribution: "lognormal", median: 0.06, sigma: 0.5 },
          reinvestShare: 0.3,
          hashrateGrowthPerYear: 0.7,
          ...group,
        }),
      ),
      shocks: [{ kind: "price", date: "2014-11", factor: 0.1 }],
      ...change,
    },
  });
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const near = (one: number, other: number, scale: number) =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(scale));

test("what buyers of used devices pay goes to sellers and dealers, and whoever buys outside pays the rest", async (t) => {
  const { side, parties } = await run({ used: usedTerms, otherWork, switching });
  const resale = sum(side!.parties.map(({ resaleUsd }) => resaleUsd));
  const outside = sum(side!.devices.map(({ outsideUsd }) => outsideUsd)) + side!.scrapped.usd;
  const costs = sum(side!.devices.map(({ tradingCostUsd }) => tradingCostUsd));
  const volume = sum(side!.devices.map((row) => row.usedUnits * (row.usedPriceUsd ?? 0)));
  t.true(volume > 0 && outside > 0 && costs > 0);
  t.true(near(resale, outside - costs, volume + outside), `${resale} against ${outside - costs}`);
  t.true(near(costs, 0.1 * volume, volume));
  t.true(parties.every(({ finalCashUsd }) => Number.isFinite(finalCashUsd)));
});

test("a party's profit is what it was paid, less bills and devices, with what used devices and rents brought", async (t) => {
  const rates = [{ device: "card", from: "2013-06", usdPerHour: 0.9 }];
  const rented = await run({ used: usedTerms, otherWork: { ...otherWork, rates }, switching });
  const switched = await run({ used: usedTerms, switching });
  t.true(sum(rented.side!.parties.map(({ otherWorkUsd }) => otherWorkUsd)) > 0);
  t.true(sum(switched.side!.parties.map(({ switchingUsd }) => switchingUsd)) > 0);
  for (const { side, parties } of [rented, switched]) {
    parties.forEach((party, index) => {
      const { resaleUsd, otherWorkUsd, switchingUsd } = side!.parties[index]!;
      const expected =
        party.revenueUsd - party.electricityUsd - party.hardwareUsd + resaleUsd + otherWorkUsd - switchingUsd;
      t.true(near(party.profitUsd, expected, party.revenueUsd));
    });
  }
});

test("used devices change hands with their age, and none is lost or made", (t) => {
  const market = createMarket();
  const groups = [
    { name: "dear", electricityUsdPerKwh: 0.19, count: 3 },
    { name: "cheap", electricityUsdPerKwh: 0.01, count: 4, initialHashrateShare: 0, capitalUsd: 30_000 },
  ];
  const world = createWorld(
    createInput({
      devices: [card, chip],
      market: {
        ...market,
        chain: { ...market.chain, startHashrate: 1e15, startDevice: "card" },
        hardware: { ...market.hardware, lifeYears: 3, used: usedTerms },
        miners: groups.map((group) => createGroup(group)),
      },
    }),
  );
  const { fleet, books } = world;
  const view = { ...computeMarketView(world), revenueUsdPerWork: (0.2 / 3.6e6) * 1.1 * 2e-7 };
  applyDelivery(fleet, 0, 0, 7, 5);
  const batches = () => listBatches(fleet);
  const unitsByAge = () =>
    [...new Set(batches().map(({ scrapMonth }) => scrapMonth))].map((month) =>
      sum(batches().flatMap(({ scrapMonth, units }) => (scrapMonth === month ? [units] : []))),
    );
  const [before, unitsBefore] = [unitsByAge(), sum(fleet.units)];
  const cash = [...books.cash];
  const auctions = applyUsedTrades(world, view, new Float64Array(world.population.size));
  t.true(auctions.length > 0);
  const sold = sum(world.side!.sales.map(({ outsideUnits }) => outsideUnits));
  t.true(near(sum(fleet.units) + sold, unitsBefore, unitsBefore));
  if (sold === 0) {
    unitsByAge().forEach((units, age) => {
      t.true(near(units, before[age]!, units));
    });
  }
  t.true(near(sum(batches().map(({ units }) => units)), sum(fleet.units), unitsBefore));
  for (const { asks, bids, clearing } of auctions) {
    for (const { seller, buyer } of clearing.trades) {
      t.true(seller < 3 && buyer >= 3);
      t.true(clearing.priceUsd * 0.9 >= asks.find(({ party }) => party === seller)!.leastUsd * (1 - 1e-12));
      t.true(clearing.priceUsd <= bids.find(({ party }) => party === buyer)!.mostUsd);
    }
  }
  books.cash.forEach((usd, party) => {
    t.true(party < 3 ? usd >= cash[party]! : usd >= 0 && usd <= cash[party]!);
  });
  books.cash.forEach((usd, party) => {
    t.true(near(usd - cash[party]!, world.side!.books.resale[party]!, usd), `${party}`);
  });
  // Every bought device is scrapped in the month in which its first owner would have scrapped it.
  const months = [...new Set(batches().map(({ scrapMonth }) => scrapMonth))];
  t.deepEqual(months, [36, 41]);
});

test("the market for used devices makes no money and no devices where nothing is lost on the way", async (t) => {
  const result = await run({ used: { ...usedTerms, tradingCostShare: 0 } });
  const spent = sum(result.parties.map(({ hardwareUsd }) => hardwareUsd));
  const traded = sum(result.side!.parties.map(({ resaleUsd }) => resaleUsd));
  t.true(spent > 0);
  t.true(near(traded, sum(result.side!.devices.map((row) => row.outsideUsd)) + result.side!.scrapped.usd, spent));
});

test("markets of the future change nothing in the past", async (t) => {
  const all = { used: usedTerms, otherWork, switching, launchPrice };
  const whole = await run(all);
  const later = { date: "2014-06", kind: "price", factor: 7 } as const;
  const changed = await run(
    {
      ...all,
      otherWork: {
        ...otherWork,
        rates: [...otherWork.rates, { device: "card", from: "2014-06", usdPerHour: 5 }],
      },
    },
    { shocks: [later] },
  );
  const past = whole.months.indexOf("2014-06");
  for (const [name, values] of [...Object.entries(whole.series), ...Object.entries(whole.side!.series)]) {
    if (looksAhead(name)) continue;
    const other = { ...changed.series, ...changed.side!.series }[name as keyof typeof changed.series];
    t.deepEqual(values.slice(0, past), other.slice(0, past), name);
  }
});

test("equal runs of all markets together are equal to the last bit", async (t) => {
  const all = { used: usedTerms, otherWork, switching, launchPrice };
  t.deepEqual(await run(all), await run(all));
});

test("cards leave mining while rent pays more, and come back where it does not", async (t) => {
  const rates = [
    { device: "card", from: "2013-06", usdPerHour: 0.9 },
    { device: "card", from: "2014-01", usdPerHour: 0 },
  ];
  const still = { shocks: [], groups: [{ devices: ["cpu"] as const }] };
  const none = await run({}, still);
  const rented = await run({ otherWork: { ...otherWork, rates } }, still);
  const at = (result: RunResult, month: string) => result.series.hashrate_hs[result.months.indexOf(month)]!;
  t.is(at(rented, "2013-05"), at(none, "2013-05"));
  t.true(at(rented, "2013-10") < 0.5 * at(none, "2013-10"), `${at(rented, "2013-10")} of ${at(none, "2013-10")}`);
  t.true(at(rented, "2014-04") > 0.8 * at(none, "2014-04"), `${at(rented, "2014-04")} of ${at(none, "2014-04")}`);
  t.true(rented.side!.series.rented_work_share[rented.months.indexOf("2013-10")]! > 0.5);
});

test("customers of other work pay no more than they have, and what cards can earn there makes more of them be bought", async (t) => {
  const limited = await run({ otherWork: { ...otherWork, demandUsdPerMonth: 1000 } });
  // A month may be longer than a twelfth of a year.
  for (const { rentsUsd } of limited.side!.devices) t.true(rentsUsd <= 1000 * 0.8 * 1.02, `${rentsUsd}`);
  t.true(sum(limited.side!.series.rents_usd.map((usd) => usd ?? 0)) > 0);
  const groups = [{ devices: ["gpu"] as const, hashrateGrowthPerYear: 2 }];
  const cards = (result: RunResult) => sum(result.purchases.map(({ units }) => units));
  const rates = [{ device: "card", from: "2013-01", usdPerHour: 0.3 }];
  t.true(cards(await run({ otherWork: { ...otherWork, rates } }, { groups })) > cards(await run({}, { groups })));
});

function createSideWorld(side: SideMarketInputs, usdPerKwh: number) {
  const market = createMarket();
  return createWorld(
    createInput({
      devices: [card, chip],
      market: {
        ...market,
        chain: { ...market.chain, startHashrate: 1e11, startDevice: "card" },
        hardware: { ...market.hardware, pue: 1.25, siteSpread: 0, ...side },
        miners: [createGroup({ count: 2, initialHashrateShare: 1, electricityUsdPerKwh: usdPerKwh })],
      },
    }),
  );
}

test("whoever rents out cards gets the hours rented at their quote, less the fee, and pays their electricity", (t) => {
  const rates = [{ device: "card", from: "2010-01", usdPerHour: 0.9 }];
  for (const demandUsdPerMonth of [1e9, 5000]) {
    const world = createSideWorld({ otherWork: { ...otherWork, rates, demandUsdPerMonth } }, 0.08);
    const { fleet, books } = world;
    const hours = 700;
    const cell = 0;
    fleet.other![cell] = 0.75;
    const [units, cash] = [0.75 * fleet.units[cell]!, [...books.cash]];
    applyRents(world, hours * 3600);
    const asked = units * 0.9 * 0.5 * (365.25 / 12) * 24;
    const rent = units * 0.9 * 0.5 * 0.8 * hours * Math.min(1, demandUsdPerMonth / asked);
    const power = units * 0.2 * 1.25 * hours * 0.08;
    t.true(units > 10 && asked > 5000);
    t.true(near(books.cash[0]! - cash[0]!, rent - power, rent), `${books.cash[0]! - cash[0]!} of ${rent - power}`);
    t.is(books.cash[1], cash[1]);
    t.true(near(world.side!.otherWork!.rented[0]!.rentUsd, rent, rent));
  }
});

test("a device goes on down to the stopping threshold, and comes back at the starting one", (t) => {
  const world = createSideWorld({ switching }, 0.05);
  const yearUsdPerWatt = (0.05 * 1.25 * 365.25 * 24) / 1000;
  const { start, stop } = computeSwitchingThresholds({
    volatility: switching.volatility,
    discountPerYear: switching.discountPerYear,
    restartYears: switching.restartUsdPerWatt / yearUsdPerWatt,
    stopYears: switching.stopUsdPerWatt / yearUsdPerWatt + (0.5 * 3) / 12,
  });
  t.true(start > 1.05 && stop < 0.95, `${start} and ${stop}`);
  const policy = createSwitchingPolicy(world)!;
  for (const [on, pay, expected] of [
    [0, 0.99 * start, 0],
    [0, 1.01 * start, 1],
    [1, 1.01 * stop, 1],
    [1, 0.99 * stop, 0],
  ] as const) {
    world.fleet.on[0] = on;
    // The break-even of electricity lies at the pay for work over its cost.
    t.is(policy.choosePart(0, 0, pay), expected, `${on} at ${pay}`);
  }
});

test("miners with costs of switching stay on below break-even, and return above it", async (t) => {
  const idle = { count: 1, capitalUsd: 0, reinvestShare: 0 };
  const groups = [
    { ...idle, electricityUsdPerKwh: 0.1, initialHashrateShare: 0.01 },
    { ...idle, electricityUsdPerKwh: 0.001, initialHashrateShare: 0.99 },
  ];
  // Every second month pay falls from a sixth above what the electricity costs to an eighth below it, or back.
  const shocks = Array.from({ length: 16 }, (_, index) => ({
    kind: "price" as const,
    date: renderMonth(Date.UTC(2013, 2 * index + 1) / 1000),
    factor: index % 2 === 0 ? 0.75 : 1 / 0.75,
  }));
  const hardware = { ...createMarket().hardware, lifeYears: 50, scrapAfterMonthsOff: 600 };
  const change = { groups, shocks, price: { model: "constant", usd: 17 } } as const;
  const countFlips = ({ groups: series }: RunResult) => {
    const isOn = [...series["group-0"]!.work_share].map((share) => share > 0);
    return isOn.filter((on, month) => month > 0 && on !== isOn[month - 1]).length;
  };
  const plain = countFlips(await run({}, { ...change, hardware }));
  const sticky = countFlips(await run({}, { ...change, hardware: { ...hardware, switching } }));
  t.true(plain >= 12, `${plain}`);
  t.true(sticky <= 1, `${sticky} against ${plain}`);
});

test("a device with an outside option is worth what the better of the two earns at each moment", (t) => {
  const stream = createStream("outside-option", "");
  for (let draw = 0; draw < 200; draw++) {
    const outlook = {
      decayPerYear: 2 * stream() + 0.01,
      discountPerYear: stream(),
      leadYears: stream() / 4,
      horizonYears: 0.5 + 3 * stream(),
      halvingYears: draw % 2 === 0 ? Number.POSITIVE_INFINITY : stream() * 3,
      halvingFactor: 0.5,
    };
    const option = { revenueUsdPerYear: draw % 5 === 0 ? 0 : 100 * stream(), declinePerYear: stream() };
    const [revenue, cost] = [100 * stream(), 60 * stream()];
    const steps = 20_000;
    const width = (outlook.horizonYears - outlook.leadYears) / steps;
    let expected = 0;
    for (let step = 0; step < steps; step++) {
      const years = outlook.leadYears + (step + 0.5) * width;
      const factor = years < outlook.halvingYears ? 1 : outlook.halvingFactor;
      const mined = revenue * factor * Math.exp(-outlook.decayPerYear * years);
      const rented = option.revenueUsdPerYear * Math.exp(-option.declinePerYear * years);
      expected += Math.max(0, mined - cost, rented - cost) * Math.exp(-outlook.discountPerYear * years) * width;
    }
    const value = computeValueWithOption(revenue, cost, option, outlook);
    t.true(Math.abs(value - expected) < 1e-3 * Math.max(1, expected), `${value} against ${expected}`);
  }
});

test("launch prices lie between the list price and the seller's part of the value", (t) => {
  const terms = { sellerShareOfValue: 0.5 };
  t.is(computeLaunchPrice(100, 400, { ...terms, passThrough: 0 }), 100);
  t.true(Math.abs(computeLaunchPrice(100, 800, { ...terms, passThrough: 1 }) - 400) < 1e-9);
  t.true(Math.abs(computeLaunchPrice(100, 800, { ...terms, passThrough: 0.5 }) - 200) < 1e-9);
});

test("new devices cost more while mining pays, never less than their floor, and their list price where nothing passes through", async (t) => {
  const priced = await run({ launchPrice });
  const { new_price_over_list } = priced.side!.series;
  const known = new_price_over_list.filter((value) => value !== null);
  t.true(Math.min(...known) >= 0.2 - 1e-12);
  t.true(Math.max(...known) > Math.min(...known) * 1.5);
  const still = await run({ launchPrice: { ...launchPrice, passThrough: 0 } });
  const plain = await run({});
  t.is(still.fingerprint, plain.fingerprint);
});
