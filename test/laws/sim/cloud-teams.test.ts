import test from "ava";
import { readWorkTechnology } from "../../../scenarios/fit/read-work-technology.ts";
import { openScenario } from "../../../scenarios/loading/load-scenario.ts";
import { getNamedRule } from "../../../scenarios/named-rule.ts";
import { buildSimulationInput } from "../../../scenarios/runners/job-input.ts";
import { listJobs } from "../../../scenarios/runners/list-jobs.ts";
import { simulateJob } from "../../../scenarios/runners/simulate-job.ts";
import type { Scenario } from "../../../scenarios/scenario.ts";
import { applyDesignBills, applyOwnMachines } from "../../../sim/agents/cloud-teams.ts";
import { applyOfferMonths, type OfferNow } from "../../../sim/agents/offer-review.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { createWorld, type World } from "../../../sim/world.ts";

const simJs = await loadSimJs();
const open = openScenario("ai-race");
const teams = ["google-team", "microsoft-team", "amazon-team", "meta-team"];

function listRuns(sets: readonly string[], change: (scenario: Scenario) => Scenario = (same) => same) {
  const opened = open(["end=2028-01", ...sets]);
  const scenario = change(opened.scenario);
  const schemes = scenario.schemes.filter(({ name }) => name === "proof-of-work");
  const world = { world: { devices: opened.devices, history: opened.history }, seed: "teams", replications: 1 };
  return listJobs(scenario, schemes, world);
}

function run(sets: readonly string[] = [], change?: (scenario: Scenario) => Scenario) {
  const outcome = simulateJob(listRuns(sets, change)[0]!, simJs);
  if (outcome.kind !== "result") throw new Error(JSON.stringify(outcome));
  return { industry: outcome.result.industry!, serving: outcome.result.serving!, result: outcome.result };
}

const base = run();

test("a cloud's team hands its machines over at cost, and never to anyone but its cloud", (t) => {
  const made = base.industry.makers.filter(({ name }) => teams.includes(name));
  t.is(made.length, 4);
  for (const { name, salesUsd, makingUsd } of made) {
    t.true(Math.abs(salesUsd - makingUsd) <= 1e-9 * makingUsd, name);
    // Meta's team starts without a machine.
    t.is(makingUsd > 0, name !== "meta-team");
  }
  t.true(base.serving.summary.cloud_own_share_end! > 0);
  // A cloud without machines earns nothing, and what its team could make nobody else gets.
  const poor = run(["clouds[0].startChips=0"]).industry;
  t.is(poor.makers.find(({ name }) => name === "google-team")!.salesUsd, 0);
  t.true(poor.makers.find(({ name }) => name === "amazon-team")!.salesUsd > 0);
});

test("clouds pay less for machines where their teams make some at cost", (t) => {
  const selling = run(teams.map((_, index) => `makers[${2 + index}].ownCloud=none`));
  t.is(selling.serving.summary.cloud_own_share_end, null);
  t.true(base.serving.summary.cloud_hardware_usd_total! < 0.95 * selling.serving.summary.cloud_hardware_usd_total!);
});

test("a team of no cloud is a maker like others", (t) => {
  const none = run(["makers[2].ownCloud=none"]);
  const without = run([], (scenario) => ({
    ...scenario,
    makers: scenario.makers!.map((maker, index) => (index === 2 ? { ...maker, ownCloud: undefined } : maker)),
  }));
  t.deepEqual(without.result, none.result);
});

/** The world at its first month's end, with customers' pay so high that every machine is worth its price. */
function createRichWorld(powerGwPerYear: number): { readonly world: World; readonly offers: OfferNow[] } {
  const [job] = listRuns([`hardware.market.powerGwPerYear=${powerGwPerYear}`]);
  const world = createWorld(
    buildSimulationInput(job!, { loadRule: ({ rule }) => getNamedRule(rule.name), readTechnology: readWorkTechnology }),
  );
  world.serving!.payTrend.push(1e-6);
  return { world, offers: applyOfferMonths(world, world.industry!) };
}

test("a cloud takes of its own what its money, its part of the power, and its team's wafers allow, whichever is least", (t) => {
  const bound = { money: 0, power: 0, wafers: 0 };
  for (const [gigawatts, googleUsd] of [
    [8.6, 1e8],
    [8.6, 1e12],
    [1000, 1e12],
    [1e6, 1e8],
  ] as const) {
    const { world, offers } = createRichWorld(gigawatts);
    const google = offers.find(({ maker }) => maker.input.name === "google-team")!;
    const { offer } = google;
    const budgets = new Float64Array(world.population.size + 7).fill(0);
    budgets.fill(1e9, world.population.size);
    budgets[world.population.size] = googleUsd;
    const { leftWatts } = world.industry!.power!;
    const left = offer.leftUnits;
    const limits = {
      money: googleUsd / offer.machine.unitCostUsd,
      power: (leftWatts * (googleUsd / (googleUsd + 6e9))) / (offer.machine.powerWatts * 1.2),
      wafers: left,
    };
    const least = Math.min(...Object.values(limits));
    for (const name of Object.keys(limits) as (keyof typeof limits)[]) if (limits[name] === least) bound[name]++;
    const others = offers.filter(({ maker }) => !teams.includes(maker.input.name));
    applyOwnMachines(world, world.serving!, { own: [google], market: others, leftWatts }, budgets);
    t.is(offer.soldUnits, Math.floor(least));
    const account = world.serving!.clouds.accounts[0]!;
    t.is(account.ownHardwareUsd, offer.soldUnits * offer.machine.unitCostUsd);
    t.is(account.hardwareUsd, account.ownHardwareUsd);
    const most = Math.min(limits.money, limits.power);
    t.true(Math.abs(budgets[world.population.size]! - googleUsd * (1 - offer.soldUnits / most)) < 1e-6 * googleUsd);
    t.is(budgets[world.population.size + 1], 1e9);
  }
  t.true(
    Object.values(bound).every((times) => times > 0),
    JSON.stringify(bound),
  );
});

test("a cloud leaves its own machines where one on sale gains it more: where power is scarce, by worth less price", (t) => {
  const take = (gigawatts: number, priceOfRival: number) => {
    const { world, offers } = createRichWorld(gigawatts);
    const own = offers.find(({ maker }) => maker.input.name === "google-team")!;
    const rival = offers.find(({ maker }) => maker.input.name === "gpu-leader")!;
    const { machine } = rival.offer;
    // Twice the rate at the same watts.
    const better = {
      ...machine,
      workPerSecond: 2 * own.offer.machine.workPerSecond,
      powerWatts: own.offer.machine.powerWatts,
    };
    const onSale = { ...rival, offer: { ...rival.offer, machine: better, listUsd: priceOfRival } };
    const budgets = new Float64Array(world.population.size + 7).fill(1e12);
    const { leftWatts } = world.industry!.power!;
    applyOwnMachines(world, world.serving!, { own: [own], market: [onSale], leftWatts }, budgets);
    return own.offer.soldUnits;
  };
  const costUsd = createRichWorld(1).offers.find(({ maker }) => maker.input.name === "google-team")!.offer.priceUsd;
  // At five times the cost a machine of twice the rate gains more a watt, and less a dollar.
  t.is(take(1, 5 * costUsd), 0);
  t.true(take(1e6, 5 * costUsd) > 0);
  t.true(take(1, 1e6 * costUsd) > 0);
});

test("a cloud gives nothing back where power is promised to the last watt, and a rounding more", (t) => {
  const { world, offers } = createRichWorld(8.6);
  const own = offers.find(({ maker }) => maker.input.name === "google-team")!;
  // Worth less than they cost.
  world.serving!.payTrend.push(1e-30);
  const budgets = new Float64Array(world.population.size + 7).fill(1e9);
  applyOwnMachines(world, world.serving!, { own: [own], market: [], leftWatts: -1e-6 }, budgets);
  t.is(own.offer.soldUnits, 0);
  t.true(budgets.every((usd) => usd === 1e9));
});

test("what a team's designs take, its cloud pays once, before it buys", (t) => {
  const { world } = createRichWorld(8.6);
  const [industry, serving] = [world.industry!, world.serving!];
  const team = industry.makers.find(({ input }) => input.name === "amazon-team")!;
  const merchant = industry.makers.find(({ input }) => input.name === "gpu-leader")!;
  merchant.accounts.designUsd = 7e9;
  const pay = (designUsd: number) => {
    team.accounts.designUsd = designUsd;
    const budgets = new Float64Array(world.population.size + 7).fill(1e9);
    applyDesignBills(world, serving, industry, budgets);
    return [...budgets.subarray(world.population.size)];
  };
  const full = Array.from({ length: 7 }, () => 1e9);
  t.deepEqual(pay(3e8), full.with(2, 7e8));
  t.deepEqual(pay(3e8), full);
  t.deepEqual(pay(5e8), full.with(2, 8e8));
  t.deepEqual(pay(9e9), full.with(2, 0));
  t.is(serving.clouds.accounts[2]!.designUsd, 9e9);
});

test("a team of a cloud that is none, and one that mines too, are refused with a cure", (t) => {
  const refuse = (sets: readonly string[]) => t.throws(() => open(sets)).message;
  t.regex(
    refuse(["makers[2].ownCloud=gogle"]),
    /makers\[2\]\.ownCloud: expected the name of a cloud.*Did you mean "google"/s,
  );
  t.regex(refuse(["makers[2].ownGroup=data-centres"]), /makers\[2\]\.ownGroup: expected none.*Remove ownGroup/s);
});
