import test from "ava";
import { rangeEnds } from "../../../hardware-models/cost-range.ts";
import { computeFiguresAt } from "../../../hardware-models/dated-prices.ts";
import { computeLabourRatio } from "../../../hardware-models/design-cost.ts";
import { computeLotMonths } from "../../../hardware-models/lead-time.ts";
import { cutData } from "../../../scenarios/backtest/backtest-data.ts";
import { createMakerSupply, type MakerSupply } from "../../../scenarios/backtest/chip-supply.ts";
import type { ErrorSpread } from "../../../scenarios/backtest/error-spread.ts";
import { computeWindowSha256 } from "../../../scenarios/backtest/fit-window.ts";
import { readFittedFile } from "../../../scenarios/backtest/fitted-file.ts";
import { createCohortInput } from "../../../scenarios/backtest/free-run.ts";
import { loadBacktest } from "../../../scenarios/backtest/load-backtest.ts";
import { readMakersFit } from "../../../scenarios/backtest/makers-file.ts";
import { readMakers } from "../../../scenarios/backtest/read-makers.ts";
import { runBacktest } from "../../../scenarios/backtest/run-backtest.ts";
import { readChipTechnology } from "../../../scenarios/fit/read-chip-technology.ts";
import { type CohortDevice, shopKinds } from "../../../sim/backtest/cohort-input.ts";
import { createCohortState } from "../../../sim/backtest/cohort-state.ts";
import { createPlanBook } from "../../../sim/backtest/maker-plans.ts";
import { describeCohortProspect } from "../../../sim/backtest/maker-prospect.ts";
import type { MakerSource } from "../../../sim/backtest/maker-source.ts";
import { isReleased, type MadeProject, type MakersState } from "../../../sim/backtest/maker-state.ts";
import { applyMonth, runCohorts } from "../../../sim/backtest/run-cohorts.ts";
import { addMonths } from "../../../sim/calendar.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { listMadeParts } from "../../../sim/markets/chip-offer.ts";
import { describeMachine, listChipPlans } from "../../../sim/markets/chip-plans.ts";
import { SECONDS_PER_YEAR } from "../../../sim/units.ts";

const bitcoin = loadBacktest({});
const { parameters } = readFittedFile(undefined);
const technology = readChipTechnology(2019);
const makers = readMakers(undefined, 2019, "2026-05");
const { parameters: makerParameters } = readMakersFit(undefined);
const pace = { parameters: makerParameters, growthPerMonth: parameters.capacityGrowthPerMonth };
const supply = createMakerSupply(bitcoin, makers, technology, pace);
const SECONDS_PER_MONTH = SECONDS_PER_YEAR / 12;
/** A month in which somebody was paid, with nothing on sale in shops. */
const seen = {
  hashrateHashesPerSecond: 1e18,
  revenueUsdPerHash: 1e-18,
  outlook: {
    decayPerYear: 0.5,
    discountPerYear: 0.15,
    leadYears: 0.1,
    horizonYears: 4.1,
    halvingYears: Number.POSITIVE_INFINITY,
    halvingFactor: 1,
  },
  listed: [],
};

function run(from: MakerSupply = supply, data = bitcoin, luck: Parameters<MakerSupply["createSource"]>[0] = null) {
  const source = from.createSource(luck);
  return { source, months: runCohorts(createCohortInput(data, source, parameters), data.months) };
}

function listProjects({ makers: atWork }: MakersState): MadeProject[] {
  return atWork.flatMap(({ projects }) => projects);
}

const base = run();
const projects = listProjects(base.source.state);

/** What had happened by a time. */
function tellPast({ state }: MakerSource, timeSeconds: number): unknown[] {
  return listProjects(state)
    .filter(({ decidedTime }) => decidedTime < timeSeconds)
    .map(({ plan, decidedTime, tapeOutTime, sale }) => [
      plan.node.name,
      decidedTime,
      tapeOutTime < timeSeconds ? tapeOutTime : null,
      sale !== null && sale.device.releaseTime < timeSeconds ? sale.device : null,
    ]);
}

test("makers design, fail, release and sell, and equal seeds give equal runs", (t) => {
  t.true(projects.filter(isReleased).length > 10);
  const lucky = run(supply, bitcoin, { seed: "1", replication: 3 });
  t.deepEqual(run(supply, bitcoin, { seed: "1", replication: 3 }).months, lucky.months);
  t.notDeepEqual(run(supply, bitcoin, { seed: "1", replication: 4 }).months, lucky.months);
});

test("the future changes nothing in the past: neither pay, nor nodes, nor the catalogue's later chips", (t) => {
  const stream = createStream("makers", "shuffle");
  for (const cut of [12, 45, 110]) {
    const end = bitcoin.months[cut]!.timeSeconds;
    const cutMonth = bitcoin.months[cut]!.month;
    const months = bitcoin.months.map((month, at) =>
      at < cut ? month : { ...month, revenueUsd: month.revenueUsd * 10 * stream(), observedHashrate: 1 },
    );
    const devices = bitcoin.devices.map((device) =>
      device.releaseTime < end ? device : { ...device, powerWatts: 1, priceUsd: 1 },
    );
    // A node's volume is announced a year ahead; nodes that come later come much later, and all at once.
    const announced = addMonths(cutMonth, 12);
    const nodes = technology.nodes.map((node) =>
      node.firstVolume < announced ? node : { ...node, firstVolume: "2090-01" },
    );
    const data = { ...bitcoin, months, devices };
    const changed = run(createMakerSupply(data, makers, { ...technology, nodes }, pace), data);
    t.deepEqual(changed.months.slice(0, cut), base.months.slice(0, cut), cutMonth);
    t.deepEqual(tellPast(changed.source, end), tellPast(base.source, end), cutMonth);
    if (cut > 12) t.notDeepEqual(changed.months.slice(cut), base.months.slice(cut));
  }
});

test("no mining chip of the catalogue is read: without any, the run is the same", (t) => {
  const devices = bitcoin.devices.filter(({ kind }) => shopKinds.has(kind));
  const without = { ...bitcoin, devices };
  t.true(devices.length < bitcoin.devices.length);
  t.deepEqual(run(createMakerSupply(without, makers, technology, pace), without).months, base.months);
});

test("nothing is taped out on a node before its maker may order from it, and nothing is out before its lead time", (t) => {
  let early = 0;
  for (const { input, projects: own } of base.source.state.makers) {
    for (const { plan, decidedTime, tapeOutTime, spins, step, stepEndTime } of own) {
      const openedTime = (plan.firstVolumeYear - 1970 + input.accessMonths / 12) * SECONDS_PER_YEAR;
      if (decidedTime < openedTime) early++;
      if (Number.isNaN(tapeOutTime)) continue;
      t.true(tapeOutTime >= openedTime - 1, plan.node.name);
      t.true(tapeOutTime >= decidedTime + plan.designMonths * SECONDS_PER_MONTH - 1);
      const months = spins * plan.siliconMonths + (step === null ? plan.bringUpMonths : 0);
      t.true(stepEndTime >= tapeOutTime + months * SECONDS_PER_MONTH - 1, plan.node.name);
    }
  }
  // Rules of a node are out before its volume, and some makers wait for it with a design in hand.
  t.true(early > 0);
});

test("a maker has one team: its designs begin one after the other", (t) => {
  for (const { projects: own } of base.source.state.makers) {
    for (const [at, project] of own.slice(1).entries()) t.true(project.decidedTime >= own[at]!.tapeOutTime);
  }
});

test("a foundry with one place makes one test lot at a time, in the order of asking", (t) => {
  const narrow = createMakerSupply(
    bitcoin,
    { ...makers, market: { ...makers.market, foundrySlots: 1 } },
    technology,
    pace,
  );
  const { source } = run(narrow);
  const lots = listProjects(source.state)
    .filter(isReleased)
    .map(({ plan, stepEndTime, spins }) => ({
      end: stepEndTime - plan.bringUpMonths * SECONDS_PER_MONTH,
      seconds: plan.siliconMonths * SECONDS_PER_MONTH,
      spins,
    }))
    .toSorted((one, other) => one.end - other.end);
  t.true(lots.length > 5);
  for (const [at, { end, seconds }] of lots.slice(1).entries()) t.true(end - seconds >= lots[at]!.end - 1);
  t.notDeepEqual(
    listProjects(source.state).map(({ stepEndTime }) => stepEndTime),
    projects.map(({ stepEndTime }) => stepEndTime),
  );
});

test("money and machines are conserved, month by month", (t) => {
  const source = supply.createSource({ seed: "conserved", replication: 0 });
  const state = createCohortState(createCohortInput(bitcoin, source, parameters), bitcoin.months[0]!.timeSeconds);
  const listed = new Map<string, number>();
  let devicesUsd = 0;
  let listedUsd = 0;
  const { noteSales } = source;
  const watched = {
    ...source,
    noteSales: (sales: Parameters<NonNullable<typeof noteSales>>[0]) => {
      for (const { device, units, priceUsd } of sales) {
        if (device.soldBy === "maker") continue;
        listed.set(device.name, units);
        listedUsd += units * priceUsd;
      }
      return noteSales!(sales);
    },
  };
  const input = { ...state.input, source: watched };
  const running = { ...state, input };
  for (const month of bitcoin.months) {
    const told = applyMonth(running, month);
    devicesUsd += told.devicesUsd;
    t.true(Math.abs((told.electricityUsd + told.devicesUsd + told.keptUsd) / told.revenueUsd - 1) < 1e-9);
    const made = source.state.makers.reduce((sum, { accounts }) => sum + accounts.salesUsd, 0);
    t.true(Math.abs(devicesUsd - listedUsd - made) <= 1e-9 * devicesUsd, month.month);
  }
  t.true(listed.size > 0);
  for (const maker of source.state.makers) {
    const sold = maker.projects.filter(isReleased);
    const sum = (value: (project: (typeof sold)[number]) => number) => sold.reduce((all, one) => all + value(one), 0);
    const { salesUsd, makingUsd, designUsd } = maker.accounts;
    t.true(Math.abs(salesUsd - sum(({ sale }) => sale.salesUsd)) <= 1e-9 * salesUsd);
    t.true(
      Math.abs(makingUsd - sum(({ sale }) => sale.book.soldUnits * sale.book.machine.unitCostUsd)) <= 1e-9 * makingUsd,
    );
    t.true(Math.abs(designUsd - maker.projects.reduce((all, { nreUsd }) => all + nreUsd, 0)) <= 1e-9 * designUsd);
    for (const { sale } of sold) {
      t.true(sale.salesUsd >= sale.book.floorUsd * sale.book.soldUnits * (1 - 1e-12), sale.device.name);
      const cohort = running.cohorts.get(sale.device);
      if (cohort === undefined) continue;
      const waiting = running.orders
        .filter((order) => order.cohort === cohort)
        .reduce((all, { units }) => all + units, 0);
      t.true(Math.abs(cohort.ordered - sale.book.soldUnits) <= 1e-9 * cohort.ordered, sale.device.name);
      t.true(Math.abs(cohort.ordered - cohort.delivered - waiting) <= 1e-9 * cohort.ordered);
      t.true(Math.abs(cohort.delivered - cohort.units - cohort.scrapped) <= 1e-9 * cohort.delivered);
    }
  }
});

test("no more machines are delivered than wafers have made, and none before it is made and sent", (t) => {
  const source = supply.createSource(null);
  const state = createCohortState(createCohortInput(bitcoin, source, parameters), bitcoin.months[0]!.timeSeconds);
  const made = new Map<CohortDevice, number>();
  const lead = Math.floor(parameters.leadMonths);
  const history: Map<CohortDevice, number>[] = [];
  for (const month of bitcoin.months) {
    applyMonth(state, month);
    for (const project of source.state.makers.flatMap(({ projects: own }) => own).filter(isReleased)) {
      const { device, book } = project.sale;
      made.set(device, (made.get(device) ?? 0) + book.capacityUnits);
    }
    history.push(new Map(made));
    const then = history[history.length - 1 - lead];
    for (const { device, delivered } of state.cohorts.values()) {
      if (device.soldBy !== "maker") continue;
      t.true(delivered <= (then?.get(device) ?? 0) * (1 + 1e-9), `${month.month} ${device.name}`);
    }
  }
});

test("parts of an order add up to it, and no month makes more than it can", (t) => {
  const stream = createStream("parts", "orders");
  for (let draw = 0; draw < 300; draw++) {
    const [backlog, units, capacity] = [stream() * 50, 0.01 + stream() * 80, 0.5 + stream() * 20];
    const parts = listMadeParts(backlog, units, capacity);
    t.true(Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1) < 1e-9);
    let before = backlog;
    for (const part of parts) {
      const left = Math.max(0, capacity - before);
      t.true(part * units <= left + 1e-9);
      before = Math.max(0, before - capacity);
    }
  }
});

test("a fork goes its own way, and goes where the original would have gone", (t) => {
  const cut = 60;
  const state = createCohortState(
    createCohortInput(bitcoin, supply.createSource(null), parameters),
    bitcoin.months[0]!.timeSeconds,
  );
  for (const month of bitcoin.months.slice(0, cut)) applyMonth(state, month);
  const fork = state.input.source.fork!();
  const forked = { ...state, input: { ...state.input, source: fork } };
  const months = bitcoin.months.slice(cut, cut + 24);
  const before = JSON.stringify((state.input.source as MakerSource).state.makers);
  const copy = structuredClone([...state.cohorts.values()].map(({ units }) => units));
  forked.input.source.listOnSale({ ...seen, timeSeconds: months[0]!.timeSeconds + 5 * SECONDS_PER_YEAR });
  t.is(JSON.stringify((state.input.source as MakerSource).state.makers), before);
  t.deepEqual(
    [...state.cohorts.values()].map(({ units }) => units),
    copy,
  );
  for (const [at, month] of months.entries()) {
    t.is(applyMonth(state, month).hashrateHashesPerSecond, base.months[cut + at]!.hashrateHashesPerSecond);
  }
});

test("a first design is paid ahead by those who buy from makers: without such customers there is none", (t) => {
  const shops = { ...bitcoin, devices: bitcoin.devices.filter(({ kind }) => kind === "cpu" || kind === "gpu") };
  t.is(listProjects(run(createMakerSupply(shops, makers, technology, pace), shops).source.state).length, 0);
  const decided = [0.1, 1, 100].map((preorderMonths) => {
    const ahead = createMakerSupply(bitcoin, makers, technology, {
      ...pace,
      parameters: { ...makerParameters, preorderMonths },
    });
    const times = listProjects(run(ahead).source.state).map(({ decidedTime }) => decidedTime);
    return Math.min(...times);
  });
  t.true(decided[0]! > decided[1]! && decided[1]! > decided[2]!, decided.join(" "));
});

test("no maker spends more on designs than it has earned and could raise", (t) => {
  const source = supply.createSource(null);
  const state = createCohortState(createCohortInput(bitcoin, source, parameters), bitcoin.months[0]!.timeSeconds);
  for (const month of bitcoin.months) {
    const raised = makerParameters.preorderMonths * source.state.spentUsdPerMonth;
    const before = source.state.makers.map(({ accounts }) => ({ ...accounts }));
    applyMonth(state, month);
    for (const [at, { accounts, projects: own }] of source.state.makers.entries()) {
      if (own.at(-1)?.decidedTime !== month.timeSeconds + month.seconds) continue;
      const { salesUsd, makingUsd } = before[at]!;
      t.true(accounts.designUsd <= (salesUsd - makingUsd + raised) * (1 + 1e-9), `${month.month} ${own.length}`);
    }
  }
});

test("one team works off a node's labour at the pace of the fit, and a lot takes its mask layers whoever hurries", (t) => {
  const { market } = makers;
  const { figures } = technology;
  const hurried = { ...makerParameters, leadFactor: makerParameters.leadFactor / 2 };
  for (const end of rangeEnds) {
    const cited = listChipPlans(technology, market, end);
    const plans = createPlanBook({ technology, market, parameters: makerParameters })(end, 2018);
    const fast = createPlanBook({ technology, market, parameters: hurried })(end, 2018);
    for (const [at, plan] of plans.entries()) {
      const { nanometres, name } = plan.node;
      const labour = computeLabourRatio(nanometres, figures, end);
      t.is(plan.designMonths, cited[at]!.designMonths * makerParameters.leadFactor * labour, name);
      t.is(plan.designAheadMonths, plan.designMonths, name);
      t.is(plan.bringUpMonths, cited[at]!.bringUpMonths * makerParameters.leadFactor, name);
      t.is(plan.siliconMonths, computeLotMonths(nanometres, figures)[end], name);
      t.is(fast[at]!.siliconMonths, plan.siliconMonths, name);
      t.true(Math.abs(fast[at]!.designMonths * 2 - plan.designMonths) < 1e-12, name);
    }
    const fineToCoarse = plans.toSorted((one, other) => one.node.nanometres - other.node.nanometres);
    for (const [at, plan] of fineToCoarse.slice(1).entries()) {
      t.true(plan.designMonths <= fineToCoarse[at]!.designMonths, plan.node.name);
      t.true(plan.siliconMonths <= fineToCoarse[at]!.siliconMonths, plan.node.name);
    }
  }
});

test("a design costs what masks and wafers cost in the year of its decision", (t) => {
  for (const { input, projects: own } of base.source.state.makers) {
    for (const { plan, decidedTime } of own) {
      const year = Math.floor(1970 + decidedTime / SECONDS_PER_YEAR);
      const figures = computeFiguresAt(technology.figures, technology.prices!, year);
      const [cited] = listChipPlans({ ...technology, nodes: [plan.node], figures }, makers.market, input.figures);
      t.deepEqual([plan.nreUsd, plan.masksUsd, plan.chipUsd], [cited!.nreUsd, cited!.masksUsd, cited!.chipUsd]);
    }
  }
  const undated = createMakerSupply(bitcoin, makers, { ...technology, prices: [] }, pace);
  t.notDeepEqual(run(undated).months, base.months);
});

test("a rival's design counts from the month after it was begun, and in place of what it sells", (t) => {
  const source = supply.createSource(null);
  const state = createCohortState(createCohortInput(bitcoin, source, parameters), bitcoin.months[0]!.timeSeconds);
  let checked = 0;
  for (const month of bitcoin.months) {
    applyMonth(state, month);
    const timeSeconds = month.timeSeconds + month.seconds;
    for (const maker of source.state.makers) {
      const prospect = describeCohortProspect(source.state, maker, { ...seen, timeSeconds });
      const others = source.state.makers.filter((other) => other !== maker);
      const newest = others.flatMap(({ projects: own }) => own.findLast((one) => one.decidedTime < timeSeconds) ?? []);
      t.is(prospect.rivals.length, newest.length);
      for (const { plan, shipYear, sale } of newest) {
        if (sale !== null) continue;
        const machine = describeMachine(plan, technology, source.state.input.market, shipYear);
        t.true(
          prospect.rivals.some(({ workPerSecond, powerWatts, leastUsd }) => {
            return workPerSecond === machine.workPerSecond && powerWatts === machine.powerWatts && leastUsd > 0;
          }),
        );
        checked++;
      }
    }
  }
  t.true(checked > 100);
});

test("bands of makers are as wide as their own runs were off", (t) => {
  const early = cutData(bitcoin, "2014-12");
  const window = { from: "2010-07", to: "2014-12" };
  const windowSha256 = computeWindowSha256(early, window.to);
  const fitted = { ...readFittedFile(undefined), draws: [parameters], window, windowSha256 };
  const tell = (spread: ErrorSpread | undefined) => {
    const own = createMakerSupply(early, makers, technology, { ...pace, spread });
    return runBacktest(early, fitted, { replications: 2, seed: "1" }, own).months;
  };
  const exact = tell({ near: 0, far: 0, months: 8, degrees: 5 });
  for (const { simulated, low95, high95 } of exact) {
    t.true(Math.abs(low95 / simulated - 1) < 1e-9 && Math.abs(high95 / simulated - 1) < 1e-9);
  }
  const own = tell(readMakersFit(undefined).spread);
  const { low80, high80, simulated } = own.at(-1)!;
  t.true(low80 < simulated && high80 > simulated);
  t.notDeepEqual(own, tell(undefined));
});

test("nobody designs for a coin too small to pay for it", (t) => {
  const months = bitcoin.months.map((month) => ({ ...month, revenueUsd: month.revenueUsd / 1e6 }));
  const small = { ...bitcoin, months };
  const { source } = run(createMakerSupply(small, makers, technology, pace), small);
  t.is(listProjects(source.state).length, 0);
});

test("the luck of a run is its own: one factor on all energies, and silicon that fails as often as it should", (t) => {
  const factors: number[] = [];
  const expected = technology.efficiency.heldOutResidual;
  for (let replication = 0; replication < 400; replication++) {
    const { floor } = supply.createSource({ seed: "luck", replication }).state.input.technology;
    factors.push(Math.log(floor(28) / technology.floor(28)));
    t.true(Math.abs(floor(7) / technology.floor(7) / (floor(28) / technology.floor(28)) - 1) < 1e-12);
  }
  const mean = factors.reduce((sum, value) => sum + value, 0) / factors.length;
  const deviation = Math.sqrt(factors.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (factors.length - 1));
  t.true(Math.abs(mean) < (4 * expected) / Math.sqrt(factors.length));
  t.true(Math.abs(deviation / expected - 1) < 4 / Math.sqrt(2 * factors.length));
  let tries = 0;
  const { works } = supply.createSource({ seed: "luck", replication: 0 }).state.input;
  const maker = { ...makers.makers[0]!, siliconSuccess: 0.3 };
  for (let number = 1; number <= 2000; number++) {
    if (works(maker, { ...projects[0]!, number, spins: 1 })) tries++;
  }
  t.true(Math.abs(tries / 2000 - 0.3) < 4 * Math.sqrt((0.3 * 0.7) / 2000));
});
