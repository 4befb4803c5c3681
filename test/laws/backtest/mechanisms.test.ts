import test from "ava";
import { createCatalogueSource } from "../../../sim/backtest/catalogue-source.ts";
import { cohortAssumptions } from "../../../sim/backtest/cohort-assumptions.ts";
import type { CohortDevice, CohortInput, CoinMonth } from "../../../sim/backtest/cohort-input.ts";
import type { CohortParameters } from "../../../sim/backtest/cohort-parameters.ts";
import { createCohortState } from "../../../sim/backtest/cohort-state.ts";
import { applyMonth, runCohorts } from "../../../sim/backtest/run-cohorts.ts";
import type { SiteShock } from "../../../sim/backtest/site-shocks.ts";
import { createDevices, createMonths, plainParameters } from "./made-coin.ts";

const devices = createDevices(12);
const { pue, foundryGrowthPerYear, spareSiteWattsPerMonth } = cohortAssumptions;

/** A coin a thousand times the others', for which chips and sockets are scarce. */
const large = { startHashrateHashesPerSecond: 2e18 } as const;

function createInput(parameters: Partial<CohortParameters>, more: Partial<CohortInput> = {}): CohortInput {
  return {
    source: createCatalogueSource(devices),
    parameters: { ...plainParameters, ...parameters },
    electricityUsdPerKwh: 0.05,
    startHashrateHashesPerSecond: 2e15,
    ...more,
  };
}

function scaleRevenue(months: readonly CoinMonth[], factor: (index: number) => number): CoinMonth[] {
  return months.map((month, at) => ({ ...month, revenueUsd: month.revenueUsd * factor(at) }));
}

const months = createMonths(72, "mechanisms");
const boom = scaleRevenue(createMonths(72, "mechanisms"), (at) => 1000 * (at < 6 ? 1 : at < 36 ? 20 : 2));

test("makers ship no more watts of new chips in a month than foundries leave room for, whatever the price", (t) => {
  const capacityLimitWatts = 4e7;
  for (const factor of [1, 10]) {
    const state = createCohortState(createInput({ capacityLimitWatts }, large), boom[0]!.timeSeconds);
    let before = new Map([...state.cohorts.values()].map(({ device, delivered }) => [device, delivered]));
    let most = 0;
    for (const month of scaleRevenue(boom, (at) => (at === 0 ? 0.001 : factor))) {
      applyMonth(state, month);
      const watts = [...state.cohorts.values()].reduce(
        (sum, { device, delivered }) => sum + (delivered - (before.get(device) ?? 0)) * device.powerWatts,
        0,
      );
      before = new Map([...state.cohorts.values()].map(({ device, delivered }) => [device, delivered]));
      const years = (month.timeSeconds - cohortAssumptions.foundryTimeSeconds) / (365.25 * 86_400);
      t.true(watts <= capacityLimitWatts * Math.exp(foundryGrowthPerYear * years) * 1.0001, month.month);
      most = Math.max(most, watts);
    }
    t.true(most > 0.8 * capacityLimitWatts);
  }
});

test("the order book lengthens the wait in a boom, and dearer queues shorten it", (t) => {
  const longest = (queueMarkupPerMonth: number) => {
    const run = runCohorts(createInput({ capacityLimitWatts: 4e7, queueMarkupPerMonth }, large), boom);
    return Math.max(...run.map(({ leadMonths }) => leadMonths));
  };
  t.true(longest(0.02) > plainParameters.leadMonths + 2);
  t.true(longest(0.4) < longest(0.02));
  t.true(longest(0.4) >= plainParameters.leadMonths);
});

test("power grows in a month by no more than sites can be added, and what found no socket waits", (t) => {
  const siteGrowthPerMonth = 0.05;
  const input = createInput({ siteGrowthPerMonth, capacityLimitWatts: 1e12, capacityGrowthPerMonth: 1.5 }, large);
  const state = createCohortState(input, boom[0]!.timeSeconds);
  let sites = Number.POSITIVE_INFINITY;
  let waited = 0;
  for (const month of boom) {
    const { powerWatts } = applyMonth(state, month);
    t.true(powerWatts <= sites * (1 + 1e-9), month.month);
    if (state.socketRent > 0) waited++;
    const all = [...state.cohorts.values()].reduce(
      (sum, { units, device }) => sum + units * device.powerWatts * pue,
      0,
    );
    if (state.socketRent > 0) t.true(all > powerWatts);
    sites = state.siteWatts * (1 + siteGrowthPerMonth) + spareSiteWattsPerMonth;
  }
  t.true(waited > 3);
  const free = runCohorts({ ...input, parameters: { ...input.parameters, siteGrowthPerMonth: 1e6 } }, boom);
  t.true(Math.max(...free.map(({ powerWatts }) => powerWatts)) > 1.2 * state.siteWatts);
});

const ban: SiteShock = { kind: "ban", date: "2018-03", until: "end", share: 0.5 };
const outage: SiteShock = { kind: "outage", date: "2018-03", until: "2018-05", share: 0.5 };

test("a shock changes nothing before its date, closes its share of the sites, and what ends comes back", (t) => {
  const steady = months.map((month) => ({ ...month, revenueUsd: 3e9 }));
  const run = (...siteShocks: readonly SiteShock[]) =>
    runCohorts(createInput({}, { ...large, siteShocks }), steady).map(({ powerWatts }) => powerWatts);
  const [plain, banned, dark] = [run(), run(ban), run(outage)];
  const at = steady.findIndex(({ month }) => month === "2018-03");
  for (const shocked of [banned, dark]) {
    t.deepEqual(shocked.slice(0, at), plain.slice(0, at));
    const most =
      (Math.max(...plain.slice(0, at)) / 2) * (1 + plainParameters.siteGrowthPerMonth) + spareSiteWattsPerMonth;
    t.true(shocked[at]! <= most * (1 + 1e-9));
    t.true(shocked[at]! < 0.7 * plain[at]!);
  }
  t.true(dark[at + 2]! > 0.95 * plain[at + 2]!);
  t.true(banned[at + 2]! < 0.85 * plain[at + 2]!);
  // Machines find other sites in time.
  t.true(banned[at + 12]! > 0.9 * plain[at + 12]!);
});

test("buyers who know of a halving order less before it", (t) => {
  const steady = months.map((month) => ({ ...month, revenueUsd: 1e6 }));
  const spend = (years: number | null) => {
    const known = steady.map((month) => (years === null ? month : { ...month, nextHalving: { years, factor: 0.5 } }));
    return runCohorts(createInput({}), known).reduce((sum, { devicesUsd }) => sum + devicesUsd, 0);
  };
  t.true(spend(0.2) < spend(2));
  t.true(spend(2) < spend(null));
  t.is(spend(100), spend(null));
});

test("cautious buyers spend less in a spike, and the same where revenue stands still", (t) => {
  const spend = (priceCaution: number, revenue: (at: number) => number) =>
    runCohorts(
      createInput({ priceCaution }),
      months.slice(0, 30).map((month, at) => ({ ...month, revenueUsd: (month.seconds / 2.6e6) * 1e6 * revenue(at) })),
    )[24]!.devicesUsd;
  const spike = (at: number) => (at >= 22 ? 8 : 1);
  t.true(spend(0.6, spike) < 0.7 * spend(0, spike));
  t.true(Math.abs(spend(0.6, () => 1) / spend(0, () => 1) - 1) < 1e-9);
});

test("devices that stopped paying are switched off after a while, and no more run than before", (t) => {
  const fall = months.slice(0, 30).map((month, at) => ({ ...month, revenueUsd: at < 20 ? 1e6 : 5e4 }));
  const run = (switchOffMonths: number) => runCohorts(createInput({ switchOffMonths }), fall);
  const [quick, slow] = [run(0.1), run(4)];
  t.true(slow[20]!.hashrateHashesPerSecond > 1.3 * quick[20]!.hashrateHashesPerSecond);
  t.true(slow[20]!.hashrateHashesPerSecond <= slow[19]!.hashrateHashesPerSecond * 1.2);
  t.true(slow[29]!.hashrateHashesPerSecond < slow[20]!.hashrateHashesPerSecond);
});

test("a month without a price is lived through: nobody is paid, nothing breaks, the fleet stays on", (t) => {
  const gap = months.slice(0, 40).map((month, at) => (at > 10 && at < 14 ? { ...month, revenueUsd: 0 } : month));
  const run = runCohorts(createInput({}), gap);
  for (const { hashrateHashesPerSecond, keptUsd, revenueUsd, electricityUsd, devicesUsd } of run) {
    t.true(hashrateHashesPerSecond > 0 && Number.isFinite(hashrateHashesPerSecond));
    t.true(Math.abs(revenueUsd - electricityUsd - devicesUsd - keptUsd) < 1e-6 * (1 + Math.abs(keptUsd)));
  }
  t.true(Math.abs(run[12]!.hashrateHashesPerSecond / run[10]!.hashrateHashesPerSecond - 1) < 0.5);
});

test("a processor alone, a card alone and a lone chip each carry a coin through", (t) => {
  for (const kind of ["cpu", "gpu", "asic"] as const) {
    const lone: CohortDevice = { ...devices[0]!, kind };
    const run = runCohorts(createInput({}, { source: createCatalogueSource([lone]) }), months);
    t.true(
      run.every(({ hashrateHashesPerSecond }) => hashrateHashesPerSecond > 0 && hashrateHashesPerSecond < 1e25),
      kind,
    );
  }
});
