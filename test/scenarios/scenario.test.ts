import test from "ava";
import { listAssumptions } from "../../scenarios/assumptions.ts";
import { listPresetScenarios } from "../../scenarios/listings/list-presets.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { listPresets } from "../../scenarios/loading/presets.ts";
import { parseScenarioText } from "../../scenarios/loading/scenario-text.ts";
import { parseScenario } from "../../scenarios/parse-scenario.ts";
import { renderPath } from "../../scenarios/problem.ts";
import { renderScenarioFile } from "../../scenarios/render-scenario.ts";
import { renderScenarioYaml } from "../../scenarios/render-scenario-yaml.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Path } from "../../scenarios/schema/json-schema.ts";
import { computeScenarioJsonSchema } from "../../scenarios/schema/scenario-schema.ts";
import { readDevices, readHistory } from "../../scenarios/store/data-files.ts";

const world = { devices: readDevices(), history: readHistory() };
const presets = listPresets();
const load = (name: string, ...sets: string[]): Scenario => loadScenario(name, sets).scenario;

/** Paths of all numbers inside a value, as `--set` writes them. */
function listNumbers(value: unknown, path: Path = []): string[] {
  if (typeof value === "number") return [renderPath(path)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    listNumbers(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

test("every preset is valid, is named as its file, and its list tells what it is read as", (t) => {
  t.true(["ai-tokens", "bitcoin", "gpu-vs-asic", "tiny"].every((name) => presets.includes(name)));
  const { rows } = listPresetScenarios();
  for (const [at, preset] of presets.entries()) {
    const { name, start, end, question, schemes } = load(preset);
    t.is(name, preset);
    t.deepEqual(rows[at], [preset, `${start} to ${end}`, schemes.map((scheme) => scheme.name).join(", "), question]);
  }
});

test("the schema is worked out once, and nothing can change it", (t) => {
  const schema = computeScenarioJsonSchema();
  t.is(computeScenarioJsonSchema(), schema);
  const listParts = (value: unknown): unknown[] =>
    typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(listParts)] : [];
  t.true(listParts(schema).every(Object.isFrozen));
});

test("a scenario written out in full, as values or as YAML, reads as the same scenario", (t) => {
  const changed = load("tiny", "schemes[1].rule.nodePowerWatts=7", "price={model: constant, usd: 5}");
  for (const scenario of [...presets.map((name) => load(name)), changed]) {
    t.deepEqual(parseScenario(renderScenarioFile(scenario), "again", world), scenario);
    t.deepEqual(parseScenario(parseScenarioText(renderScenarioYaml(scenario), "yaml"), "yaml", world), scenario);
    const json = JSON.stringify(renderScenarioFile(scenario), null, "\t");
    t.deepEqual(parseScenario(parseScenarioText(json, "json"), "json", world), scenario);
  }
});

test("every number of a scenario is an assumption with a title, a source, and a unit", (t) => {
  for (const name of presets) {
    const scenario = load(name);
    const assumptions = listAssumptions(scenario);
    for (const path of listNumbers(renderScenarioFile(scenario))) {
      const owner = assumptions.find((entry) => path === entry.path || path.startsWith(`${entry.path}.`));
      t.truthy(owner, `${name}: ${path}`);
      t.true(owner?.unit !== "" && owner?.title !== "" && owner?.source !== "", `${name}: ${path}`);
    }
    t.is(new Set(assumptions.map(({ path }) => path)).size, assumptions.length, "no path twice");
  }
});

test("an assumption says whether the scenario chose it or left it at its default", (t) => {
  const find = (scenario: Scenario, path: string) => listAssumptions(scenario).find((entry) => entry.path === path);
  t.notRegex(find(load("tiny"), "hardware.pue")?.source ?? "", /chosen/);
  t.like(find(load("tiny", "hardware.pue=1.3"), "hardware.pue"), { value: "1.3", source: "chosen by the scenario" });
  t.regex(find(load("tiny"), "price.model")?.source ?? "", /^data/);
  t.like(find(load("tiny", "price={model: constant, usd: 5}"), "price.usd"), { value: "5", unit: "USD" });
});

test("the path of an assumption, given to --set with another value, changes that assumption", (t) => {
  // Leaves room for every group's share to grow.
  const room = "miners[0].initialHashrateShare=0.1";
  const numbers = listAssumptions(load("tiny", room)).filter(({ value }) => /^\d+(\.\d+)?$/.test(value));
  t.true(numbers.length > 40);
  for (const { path, value } of numbers) {
    const other = changeNumber(Number(value));
    const changed = listAssumptions(load("tiny", room, `${path}=${other}`));
    t.is(changed.find((entry) => entry.path === path)?.value, String(other), path);
  }
});

/** Another number of the same kind: a share of one can only shrink, whole numbers above it stay whole. */
function changeNumber(value: number): number {
  if (value === 0) return 0.01;
  return value > 1 && Number.isInteger(value) ? value + 1 : value * 0.99;
}

test("a new variant drops the keys that it does not know and keeps those that it does", (t) => {
  const random = "price={model: geometric-brownian-motion, initialUsd: 5, driftPerYear: 0, volatilityPerYear: 1}";
  t.deepEqual(load("tiny", random, "price.model=history").price, { model: "history" });
  t.deepEqual(load("tiny", "price.usd=100", "price.model=constant").price, { model: "constant", usd: 100 });
  t.deepEqual(load("tiny", "price.model=constant", "price.usd=100").price, { model: "constant", usd: 100 });
  t.deepEqual(load("tiny", "schemes[1].rule.name=proof-of-work").schemes[1]?.rule, {
    name: "proof-of-work",
    parameters: {},
    choices: {},
  });
  t.is(load("tiny", "schemes[1].name=other").schemes[1]?.rule.name, "proof-of-stake");
});

test("--set inside a section that the file leaves out starts from the section's default", (t) => {
  const scenario = load("tiny", "hardware.supply.asic.firstMonthUsd=7", "miners[0].electricityUsdPerKwh.median=0.07");
  t.is(scenario.hardware.supply.asic.firstMonthUsd, 7);
  t.deepEqual(scenario.hardware.supply.gpu, load("tiny").hardware.supply.gpu);
  t.like(scenario.miners[0]?.electricityUsdPerKwh, { distribution: "lognormal", median: 0.07 });
});
