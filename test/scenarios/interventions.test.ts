import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { renderScenarioFile } from "../../scenarios/render-scenario.ts";
import { listJobs } from "../../scenarios/runners/list-jobs.ts";
import { runInProcess } from "../../scenarios/runners/run-in-process.ts";
import { ScenarioErrors } from "../../scenarios/scenario-errors.ts";
import { groupMetrics, type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { looksAhead } from "../laws/sim/small-market.ts";

const DATE = "2016-07";
const folder = mkdtempSync(join(tmpdir(), "interventions-"));
test.after.always(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Scheme = Readonly<Record<string, unknown>>;

const hybrid = { name: "hybrid", workShare: 0.5 };

function load(schemes: readonly Scheme[], more: Readonly<Record<string, unknown>> = {}) {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  const miners = [
    { name: "cheap", count: 4, capitalUsd: 1e6, initialHashrateShare: 0.5, electricityUsdPerKwh: 0.03 },
    {
      name: "dear",
      count: 4,
      capitalUsd: 1e6,
      initialHashrateShare: 0.5,
      electricityUsdPerKwh: { distribution: "uniform", low: 0.08, high: 0.1 },
    },
  ];
  const holders = [{ name: "holders", count: 5, supplyShare: 0.3, requiredYieldPerYear: 0.02 }];
  const head = { name: "branches", title: "Branches", question: "What if?", start: "2016-01", end: "2017-03" };
  const base = { ...head, replications: 1, miners, holders, chain: { startDevice: "AntMiner S5" }, schemes, ...more };
  writeFileSync(path, JSON.stringify(base));
  return loadScenario(path, []);
}

async function run(schemes: readonly Scheme[], more: Readonly<Record<string, unknown>> = {}): Promise<RunResult[]> {
  const { scenario, devices, history } = load(schemes, more);
  const world = { devices, history };
  const results: RunResult[] = [];
  for await (const outcome of runInProcess(
    listJobs(scenario, scenario.schemes, { world, seed: "1", replications: 1 }),
  )) {
    if (outcome.kind !== "result") throw new Error(JSON.stringify(outcome));
    results.push(outcome.result);
  }
  return results;
}

const scheme = (name: string, ...sets: readonly Readonly<Record<string, unknown>>[]): Scheme => ({
  ...{ name, rule: hybrid },
  interventions: sets.map((set) => ({ date: DATE, set })),
});

/** Months, from 0, in which the event streams of two runs differ by the month's end. */
function listParted(one: RunResult, other: RunResult): number[] {
  return one.checkpoints.flatMap((mark, month) => (mark === other.checkpoints[month] ? [] : [month]));
}

const from = (run: RunResult) => Array.from({ length: run.months.length - 6 }, (_, index) => index + 6);

/** Series that a month's own events decide; what the review of the date's first second spends is booked before it. */
const ofMonth = Object.keys(seriesMetrics).filter((name) => !looksAhead(name)) as SeriesMetricName[];
const spent: readonly string[] = ["hardware_spend_usd", "stake_spend_usd"];

const changes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "a rule's parameter": { "rule.workShare": 0.1 },
  "a rule in the place of another": { rule: { name: "shares" } },
  "a lottery in the place of epochs": { rule: { name: "proof-of-stake" } },
  "a tax on electricity": { "taxes.electricityUsdPerKwh": 0.3 },
  "a tax on revenue": { "taxes.revenueShare": 0.5 },
  "a price": { price: { model: "constant", usd: 100 } },
  "a group's electricity": { "miners[1].electricityUsdPerKwh": 0.5 },
  "a factor on the price": { "factors.tokenPrice": 0.5 },
  fees: { fees: { model: "none" } },
};

for (const [what, set] of Object.entries(changes)) {
  test(`two futures are one to the last bit until ${what} changes, and part there`, async (t) => {
    const [plain, changed] = (await run([scheme("plain"), scheme("changed", set)])) as [RunResult, RunResult];
    t.deepEqual(listParted(plain, changed), from(plain));
    for (const name of ofMonth) {
      const before = spent.includes(name) ? 5 : 6;
      t.deepEqual(changed.series[name].slice(0, before), plain.series[name].slice(0, before), name);
    }
    for (const [group, series] of Object.entries(plain.groups)) {
      for (const name of Object.keys(groupMetrics) as (keyof typeof series)[]) {
        t.deepEqual(changed.groups[group]![name].slice(0, 6), series[name].slice(0, 6));
      }
    }
  });
}

test("an intervention that sets what stood there before changes nothing, ever", async (t) => {
  const nothing = { "rule.workShare": 0.5, "miners[0].electricityUsdPerKwh": 0.03, fees: { model: "history" } };
  const [plain, same] = (await run([scheme("plain"), scheme("same", nothing)])) as [RunResult, RunResult];
  t.is(same.fingerprint, plain.fingerprint);
  t.deepEqual(same.series, plain.series);
});

test("a group's traits keep their luck when their law changes: twice the law is twice each price", async (t) => {
  const law = { distribution: "uniform", low: 0.16, high: 0.2 };
  const [plain, twice] = (await run([scheme("plain"), scheme("twice", { "miners[1].electricityUsdPerKwh": law })])) as [
    RunResult,
    RunResult,
  ];
  for (const [index, { group, electricityUsdPerKwh }] of plain.parties.entries()) {
    const factor = group === "dear" ? 2 : 1;
    if (group !== "holders")
      t.true(Math.abs(twice.parties[index]!.electricityUsdPerKwh / electricityUsdPerKwh - factor) < 1e-9);
  }
});

test("a random price keeps its luck: with the drift that it had it stays, with more it grows by that much more", async (t) => {
  const price = { model: "geometric-brownian-motion", initialUsd: 400, driftPerYear: 0.1, volatilityPerYear: 0.8 };
  const [plain, faster] = (await run([scheme("plain"), scheme("faster", { "price.driftPerYear": 1.3 })], {
    price,
  })) as [RunResult, RunResult];
  for (const [month, usd] of plain.series.price_usd.entries()) {
    const expected = usd * Math.exp(Math.max(0, month - 5) * 0.1);
    t.true(Math.abs(faster.series.price_usd[month]! / expected - 1) < 1e-9, String(month));
  }
});

test("a random price that begins at a date begins at its own level", async (t) => {
  const price = { model: "geometric-brownian-motion", initialUsd: 7, driftPerYear: 0, volatilityPerYear: 1 };
  const [, random] = (await run([scheme("plain"), scheme("random", { price })])) as [RunResult, RunResult];
  t.true(Math.abs(random.series.price_usd[6]! - 7) < 1e-12);
});

test("a tax on revenue comes off the profit by its part of all that is earned from its date on", async (t) => {
  const [taxed] = await run([scheme("taxed", { "taxes.revenueShare": 0.3 })]);
  const [before] = await run([{ name: "before", rule: hybrid }], { end: "2016-06" });
  for (const [index, party] of taxed!.parties.entries()) {
    const { revenueUsd, electricityUsd, hardwareUsd, profitUsd } = party;
    const tax = revenueUsd - electricityUsd - hardwareUsd - profitUsd;
    const earned = revenueUsd - before!.parties[index]!.revenueUsd;
    t.true(earned > 0 || party.role === "holder");
    t.true(Math.abs(tax - 0.3 * earned) <= 1e-9 * revenueUsd, party.name);
  }
});

test("what every scheme meets is as if each had it of its own; shocks of a scheme hit it alone", async (t) => {
  const shock = { kind: "price", date: DATE, factor: 0.5 };
  const interventions = [{ date: DATE, set: { "stake.floatPerMonth": 0.5, "taxes.revenueShare": 0.3 } }];
  const [common] = await run([scheme("one")], { interventions });
  const [plain, own, hit] = (await run([
    scheme("plain"),
    { ...scheme("own"), interventions },
    { ...scheme("hit"), shocks: [shock] },
  ])) as [RunResult, RunResult, RunResult];
  t.is(common!.fingerprint, own.fingerprint);
  t.deepEqual(listParted(plain, hit), from(plain));
  t.is(hit.series.price_usd[6], plain.series.price_usd[6]! / 2);
});

test("an unfinished epoch is settled by the rule that began it: no coin is minted twice or lost", async (t) => {
  const rule = { ...hybrid, epochSeconds: 864_000 };
  const [changed] = await run([
    { name: "ten-days", rule, interventions: [{ date: DATE, set: { "rule.epochSeconds": 86_400 } }] },
  ]);
  const issued = changed!.series.issuance_btc.reduce((total, coins) => total + coins, 0);
  // Ten days do not divide the half year before the date; days divide the whole span.
  const [daily] = await run([scheme("daily")]);
  const expected = daily!.series.issuance_btc.reduce((total, coins) => total + coins, 0);
  t.true(Math.abs(issued - expected) < 1e-6, `${issued} of ${expected}`);
});

test("interventions are part of the scenario's text, and what they come to is not", (t) => {
  const { scenario } = load([scheme("one", { "rule.workShare": 0.25 })]);
  const [text] = renderScenarioFile(scenario).schemes;
  t.deepEqual(text!.interventions, [{ date: DATE, set: { "rule.workShare": 0.25 } }]);
  t.false(Object.hasOwn(text!, "phases"));
  t.is(scenario.schemes[0]!.phases![0]!.scheme.rule.parameters["workShare"], 0.25);
});

const refused: readonly (readonly [set: Readonly<Record<string, unknown>>, date: string, message: RegExp])[] = [
  [{ "rule.workShare": 0.5 }, "2016-01", /schemes\[0\]\.interventions\[0\]\.date: expected a month after 2016-01/],
  [{ "rule.workShare": 0.5 }, "2017-04", /up to 2017-03 \(the end\), got 2017-04/],
  [
    { "chain.unitsPerCoin": 5 },
    DATE,
    /set\["chain.unitsPerCoin"\]: expected a path that can change in mid-run: rule; .*taxes\.revenueShare/,
  ],
  [{ "rule.workShar": 0.5 }, DATE, /set\["rule.workShar"\]: .*Did you mean "workShare"/],
  [{ "rule.workShare": 2 }, DATE, /set\["rule.workShare"\]: expected a number from 0 to 1, got 2/],
  [{ "taxes.revenueShare": "much" }, DATE, /expected a number from 0 to 1, got "much"/],
  [{ "miners[7].holdShare": 1 }, DATE, /an index below 2/],
  [{ rule: { name: "proof-of-work" } }, DATE, /expected a rule that can follow hybrid.*got proof-of-work|difficulty/],
  [{ rule: { name: "custom", file: "mine.ts" } }, DATE, /a rule of the registry, or the scheme's own/],
];

for (const [set, date, message] of refused) {
  test(`${JSON.stringify(set)} at ${date} is refused with its place and its cure`, (t) => {
    const error = t.throws(() => load([{ name: "one", rule: hybrid, interventions: [{ date, set }] }]), {
      instanceOf: ScenarioErrors,
    });
    t.regex(error.message, message);
  });
}
