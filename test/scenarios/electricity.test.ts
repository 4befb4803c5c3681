import test from "ava";
import { listAssumptions } from "../../scenarios/assumptions.ts";
import { completeElectricity } from "../../scenarios/checks/complete-electricity.ts";
import { readElectricityPrices } from "../../scenarios/fit/read-electricity-prices.ts";
import { runOwnership } from "../../scenarios/fit/run-ownership.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { renderScenarioFile } from "../../scenarios/render-scenario.ts";
import { ScenarioErrors } from "../../scenarios/scenario-errors.ts";
import { createPopulation } from "../../sim/agents/population.ts";
import { JOULES_PER_KWH } from "../../sim/units.ts";
import { runWords } from "../commands/run-words.ts";

const rows = readElectricityPrices();

function load(electricityUsdPerKwh: unknown, more: object = {}) {
  const miners = [{ name: "miners", count: 4000, capitalUsd: 1, initialHashrateShare: 1, electricityUsdPerKwh }];
  const head = { name: "places", title: "Places", question: "Where?", start: "2015-01", end: "2015-06" };
  const rule = { name: "proof-of-work" };
  const schemes = [{ name: "work", rule, difficulty: { name: "bitcoin" } }];
  return loadScenario({ ...head, chain: { startDevice: "AntMiner S5" }, miners, schemes, ...more }, []).scenario;
}

const listPrices = (electricity: unknown, more: object = {}): number[] =>
  Array.from(createPopulation(load(electricity, more), "seed").electricityUsdPerJoule, (usd) => usd * JOULES_PER_KWH);

const isNear = (one: number, other: number) => Math.abs(one - other) < 1e-12;

test("a group pays what the file says of its country, by any of its names, and tco reads the same", (t) => {
  const scenario = load("US");
  const words = rows.flatMap((row) =>
    [row.region, row.iso2, row.name].flatMap((word) => (word === "" ? [] : [{ word, row }])),
  );
  const among = words.map(({ word }) => ({ country: word, share: 1 / words.length }));
  const electricityUsdPerKwh = { distribution: "choice", among } as const;
  const asked = { ...scenario, miners: [{ ...scenario.miners[0]!, electricityUsdPerKwh }] };
  const found = completeElectricity(asked).scenario.miners[0]!.electricityUsdPerKwh;
  if (typeof found === "number" || found.distribution !== "choice") return t.fail();
  for (const [index, { word, row }] of words.entries()) {
    t.like(found.among[index], { country: row.name, value: Number(row.usd_per_kwh) }, word);
  }
  for (const { name, usd_per_kwh } of rows.slice(0, 5)) {
    const { electricityUsdPerKwh } = runOwnership({ device: "NVIDIA H100 SXM", country: name });
    t.is(electricityUsdPerKwh, Number(usd_per_kwh));
  }
  t.true(listPrices("NO").every((usd) => isNear(usd, 0.0541)));
  t.true(listPrices("NO", { factors: { electricityPrice: 2 } }).every((usd) => isNear(usd, 2 * 0.0541)));
});

const among = [
  { country: "US-TX", share: 0.5 },
  { country: "Germany", share: 0.3 },
  { value: 0.02, share: 0.2 },
];

test("members are spread over the places of a choice by their shares, and a fifth more would be seen", (t) => {
  const prices = listPrices({ distribution: "choice", among });
  for (const [usd, share] of [
    [0.0612, 0.5],
    [0.1552, 0.3],
    [0.02, 0.2],
  ] as const) {
    const count = prices.filter((price) => isNear(price, usd)).length;
    const z = (expected: number) => Math.abs(count - 4000 * expected) / Math.sqrt(4000 * expected * (1 - expected));
    t.true(z(share) < 4, `${usd}: ${count}`);
    t.true(z(1.2 * share) > 4, `${usd}: ${count}`);
  }
});

test("a scenario keeps price and source as they were looked up, and tells both", (t) => {
  const scenario = load({ distribution: "choice", among });
  t.deepEqual(loadScenario(renderScenarioFile(scenario), []).scenario, scenario);
  const told = listAssumptions(scenario).find(({ path }) => path === "miners[0].electricityUsdPerKwh")!;
  t.is(told.value, "US-TX 0.0612 (share 0.5); Germany 0.1552 (share 0.3); 0.02 (share 0.2)");
  t.regex(told.source, /US-TX, industry \(industrial\).*taxes.*EIA; electricity_prices.csv: Germany.*Eurostat/);
  t.regex(listAssumptions(load("KGZ")).find(({ path }) => path === told.path)!.source, /of 2024/);
});

test("what cannot be looked up is named with what can", (t) => {
  const refusal = (electricity: unknown, more: object = {}) =>
    t.throws(() => load(electricity, more), { instanceOf: ScenarioErrors }).message;
  t.regex(refusal("Norwey"), /miners\[0\]\.electricityUsdPerKwh: .*AE, AL.*US-TX.*Norwey.*Did you mean Norway/);
  t.regex(refusal({ distribution: "choice", among: [{ country: "Mars", share: 1 }] }), /among\[0\]\.country.*AE, AL/);
  t.regex(refusal({ distribution: "choice", among: [{ share: 1 }] }), /a country, or a value.*neither/);
  t.regex(refusal({ distribution: "choice", among: [{ country: "US", share: 0.5 }] }), /sum to 1, got 0\.5/);
  const { electricityUsdPerKwh } = load("US").miners[0]!;
  const moved = JSON.parse(JSON.stringify(electricityUsdPerKwh).replace('"United States"', '"Germany"')) as object;
  t.regex(refusal(moved), /among\[0\]: expected the price of that country.*another than Germany/);
  const move = (to: string) => ({
    interventions: [{ date: "2015-03", set: { "miners[0].electricityUsdPerKwh": to } }],
  });
  t.regex(refusal("US", move("Mars")), /interventions\[0\]\.set.*AE, AL/);
  const { market } = load("US", move("DE")).schemes[0]!.phases![0]!;
  t.true(isNear(createPopulation(market, "seed").electricityUsdPerJoule[0]! * JOULES_PER_KWH, 0.1552));
});

test("every place is listed", async (t) => {
  const { code, out } = await runWords(["list", "electricity", "--json"]);
  t.is(code, 0);
  const listed = JSON.parse(out) as { readonly region: string; readonly usd_per_kwh: number }[];
  t.deepEqual(
    listed.map((one) => [one.region, one.usd_per_kwh]),
    rows.map((row) => [row.region, Number(row.usd_per_kwh)]),
  );
});
