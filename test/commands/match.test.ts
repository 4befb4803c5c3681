import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { parse } from "csv-parse/sync";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { openMatchRuns } from "../../scenarios/match/match-runs.ts";
import { listPaths, readMatch } from "../../scenarios/match/read-match.ts";
import { runMatch } from "../../scenarios/match/run-match.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import { runWords } from "./run-words.ts";

const folder = mkdtempSync(join(tmpdir(), "match-"));
const example = "scenarios/examples/match/bitcoin.yaml";
const fleets = ["miners[0].reinvestShare", "miners[1].reinvestShare", "miners[2].reinvestShare"];

function writeFiles(name: string, change: object, record: string): string {
  writeFileSync(join(folder, `${name}.csv`), record);
  const path = join(folder, `${name}.yaml`);
  const match = {
    name,
    scenario: "tiny",
    record: `${name}.csv`,
    window: { from: "2013-01", to: "2014-03" },
    factors: [
      { path: fleets, low: 0.05, high: 1 },
      { path: "hardware.supply.asic.firstMonthUsd", low: 1e5, high: 1e7, scale: "log" },
    ],
    ...change,
  };
  writeFileSync(path, JSON.stringify(match));
  return path;
}

/** What `tiny` makes with values that no file names, as the record of a coin. */
const truth = [...fleets.map((path) => `${path}=0.8`), "hardware.supply.asic.firstMonthUsd=3e6"];

async function makeRecord(changeLast = 1): Promise<string> {
  const read = readMatch(writeFiles("truth", {}, "month,value\n2013-01,1\n"));
  const { months } = openMatchRuns(read, await loadSimJs()).run(truth);
  const lines = months.map(({ month, simulated }) => `${month},${simulated! * (month > "2014-03" ? changeLast : 1)}`);
  return `month,value\n${lines.join("\n")}\n`;
}

test("a search finds again what made the record, and is near it in months that it has not seen", async (t) => {
  const path = writeFiles("again", { steps: 20, middleWeight: 0 }, await makeRecord());
  const { factors, before, after } = await runMatch(readMatch(path));
  t.true(before.inside! > 0.1, JSON.stringify(before));
  t.true(after.inside! < 1e-3 && after.outside! < 1e-3, JSON.stringify(after));
  t.true(Math.abs(factors[0]!.value / 0.8 - 1) < 0.01 && Math.abs(factors[1]!.value / 3e6 - 1) < 0.01);
});

test("months after the window change nothing that is found", async (t) => {
  const search = async (record: string) => {
    const { sets, after } = await runMatch(readMatch(writeFiles("future", { steps: 3 }, record)));
    return { sets, after };
  };
  const one = await search(await makeRecord());
  const other = await search(await makeRecord(100));
  t.deepEqual(other.sets, one.sets);
  t.is(other.after.inside, one.after.inside);
  t.true(other.after.outside! > 1);
});

test("the command writes the matched scenario, the months and what was found, and the scenario gives the months again", async (t) => {
  const path = writeFiles("told", { steps: 2 }, await makeRecord());
  const out = join(folder, "out");
  const { code, out: text } = await runWords(["match", path, "--out", out]);
  t.is(code, 0);
  t.regex(text, /searched .*\n.*not searched/);
  t.deepEqual(readdirSync(out).sort(), [
    "manifest.json",
    "match.json",
    "months.csv",
    "ro-crate-metadata.json",
    "scenario.yaml",
  ]);
  const found = JSON.parse(readFileSync(join(out, "match.json"), "utf8")) as { readonly match: { seed: string } };
  const rows = parse<Record<string, string>>(readFileSync(join(out, "months.csv")), { columns: true });
  const again = join(folder, "again.json");
  writeFileSync(again, JSON.stringify({ ...readMatch(path).match, scenario: join(out, "scenario.yaml") }));
  const { months } = openMatchRuns(readMatch(again), await loadSimJs()).run([]);
  t.is(found.match.seed, "1");
  t.deepEqual(
    rows.map(({ matched }) => Number(matched)),
    months.map(({ simulated }) => simulated),
  );
});

test("the example names the places and the window of the preset bitcoin, whose values lie within its ranges", (t) => {
  const { match } = readMatch(example);
  t.deepEqual(match.window, { from: "2010-07", to: "2018-12" });
  const written = loadScenario("bitcoin", []).scenario;
  for (const factor of match.factors) {
    const values = listPaths(factor).map((path) =>
      path.split(/[.[\]]+/).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], written),
    ) as number[];
    t.is(new Set(values).size, 1, listPaths(factor).join());
    t.true(factor.low <= values[0]! && values[0]! <= factor.high, `${String(values[0])} of ${listPaths(factor)[0]!}`);
  }
});

test("a record is named by its whole path too, and values that bring nothing are told", async (t) => {
  const factors = [{ path: "hardware.supply.asic.limit.gwPerYear", low: 1, high: 2 }];
  const change = { window: { from: "2013-01", to: "2013-03" }, factors, steps: 1, replications: 1 };
  const path = writeFiles("whole-path", { ...change, record: join(folder, "whole-path.csv") }, await makeRecord());
  const { code, out } = await runWords(["match", path, "--out", join(folder, "whole-path")]);
  t.is(code, 0);
  t.regex(out, /brings nothing/);
});

test("mistakes are told with place, found and cure, and nothing is written", async (t) => {
  const record = "month,value\n2013-01,1e13\n2013-02,2e13\n2013-03,3e13\n";
  const cases: readonly (readonly [string, object, string, RegExp])[] = [
    ["metric", { metric: "hashrate" }, record, /metric: expected the name of a monthly series.*"hashrate"/],
    ["window", { window: { from: "2014-01", to: "2013-01" } }, record, /window: expected from no later than to/],
    ["late", { window: { from: "2013-01", to: "2020-01" } }, record, /window.to: expected at most 2014-06/],
    ["empty", { window: { from: "2014-01", to: "2014-03" } }, record, /window: expected at least 3 months/],
    ["scheme", { scheme: "proof-of-wrok" }, record, /Did you mean "proof-of-work"/],
    ["low", { factors: [{ path: "hardware.pue", low: 2, high: 1 }] }, record, /hardware.pue: expected/],
    ["log", { factors: [{ path: "hardware.pue", low: 0, high: 1, scale: "log" }] }, record, /above 0 on a log scale/],
    [
      "early",
      { window: { from: "2012-01", to: "2013-06" } },
      record,
      /window.from: expected 2013-01, the scenario's start/,
    ],
    [
      "bounds",
      { factors: [{ path: "hardware.pue", low: 0.9, high: 2 }] },
      record,
      /factors: hardware.pue: .*got 0.9, .*from 1 to 3/,
    ],
    [
      "whole",
      { factors: [{ path: "miners[0].count", low: 1, high: 9 }] },
      record,
      /factors: miners\[0\].count: .*whole number from 1/,
    ],
    ["text", { factors: [{ path: "name", low: 1, high: 9 }] }, record, /factors: name: /],
    ["path", { factors: [{ path: "hardware.peu", low: 1, high: 2 }] }, record, /pue/],
    ["twice", { factors: [{ path: ["hardware.pue", "hardware.pue"], low: 1, high: 2 }] }, record, /once/],
    ["zero", {}, "month,value\n2013-01,0\n", /zero.csv: line 2: value: expected a number above 0, got "0"/],
    ["again", {}, "month,value\n2013-01,1\n2013-01,1\n", /line 3: month: expected every month once/],
    ["history", { record: "history", metric: "power_gw" }, record, /history knows hashrate_hs and difficulty only/],
  ];
  for (const [name, change, text, message] of cases) {
    const out = join(folder, `bad-${name}`);
    const { code, error } = await runWords(["match", writeFiles(`bad-${name}`, change, text), "--out", out]);
    t.is(code, 2, `${name}: ${error}`);
    t.regex(error, message, name);
    t.throws(() => readdirSync(out), { code: "ENOENT" });
  }
});
