import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { compare, reproduce } from "proofground";
import { sayWhatMoves } from "../../reports/answer/tornado-answer.ts";
import { tabulateFigure } from "../../reports/figures/tabulate-figure.ts";
import { drawTornadoFigures } from "../../reports/figures/tornado-figures.ts";
import { makeDoubt } from "../../scenarios/experiments/doubt.ts";
import type { AnswerChange, TriedAssumption } from "../../scenarios/experiments/experiment.ts";
import { listDoubts } from "../../scenarios/experiments/list-doubts.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { listPresets } from "../../scenarios/loading/presets.ts";
import { computeScenarioJsonSchema } from "../../scenarios/schema/scenario-schema.ts";
import { withFolder } from "../commands/run-words.ts";
import { synthesiseComparison } from "../reports/synthetic-experiment.ts";

const short = {
  scenario: "tiny",
  seed: 7,
  replications: 2,
  threads: 1,
  overrides: { end: "2013-12", "miners[0].count": 3, "miners[1].count": 3 },
} as const;

test("each result is that of a run with the assumption set by hand, and the change is paired by replication", async (t) => {
  const { experiment } = await compare({ ...short, tornado: true });
  const { assumptions, replications } = experiment.oneAtATime!;
  t.is(replications, 2);
  t.true(assumptions.length > 12);
  const cases = [
    ["hardware.pue", "low", 1.02],
    ["factors.devicePrice", "high", 2],
    ["miners[0].reinvestShare", "high", 0.75],
    ["schemes[1].rule.nodePowerWatts", "high", 200],
  ] as const;
  let moved = 0;
  for (const [path, end, setTo] of cases) {
    const found = assumptions.find(({ paths }) => paths.includes(path))!;
    const overrides = Object.fromEntries(found.paths.map((each) => [each, setTo]));
    const set = await compare({ ...short, overrides: { ...short.overrides, ...overrides } });
    const tried = found[end];
    t.is(tried.reason, "");
    for (const { metric, scheme, baseline, base, set: then, change } of tried.changes) {
      const read = ({ experiment: { schemes } }: typeof set, name: string) =>
        schemes.find((each) => each.name === name)!.runs.map(({ summary }) => summary[metric] ?? null);
      const value = (of: typeof set) => {
        const own = read(of, scheme);
        const other = baseline === null ? null : read(of, baseline);
        return own.map((each, index) =>
          each === null || other?.[index] === null ? null : each - (other?.[index] ?? 0),
        );
      };
      const [before, after] = [value({ ...set, experiment }), value(set)];
      t.is(base, mean(before), `${path} ${metric} ${scheme}`);
      t.is(then, mean(after), `${path} ${metric} ${scheme}`);
      const paired = mean(
        after.map((each, index) => (each === null || before[index] == null ? null : each - before[index])),
      );
      t.is(change?.mean ?? null, paired);
      if (paired !== null && paired !== 0) moved++;
    }
  }
  t.true(moved > 6);
});

test("of every preset each assumption has a reason, a place, two settings, and a scenario can have both", (t) => {
  for (const preset of listPresets()) {
    const { scenario } = loadScenario(preset, []);
    const doubts = listDoubts(scenario, computeScenarioJsonSchema());
    t.true(doubts.length > 10, preset);
    const paths = doubts.flatMap((doubt) => doubt.paths);
    t.is(new Set(paths).size, paths.length, preset);
    for (const { title, why, low, high } of doubts) {
      t.regex(why, /^assumption: \w+/);
      t.not(low.setting, high.setting, title);
      t.notRegex(`${title} ${low.setting} ${high.setting}`, /NaN|undefined|null|\[object/, preset);
      for (const { values } of [low, high]) {
        const sets = Object.entries(values).map(([path, value]) => `${path}=${JSON.stringify(value)}`);
        if (preset === "tiny") t.notThrows(() => loadScenario(preset, sets), `${preset}: ${sets.join(" ")}`);
      }
    }
  }
});

test("a law is moved by what places it, within its range, and a count stays one", (t) => {
  const range = { kind: "times", low: 0.5, high: 2, why: "assumption: a test" } as const;
  const place = { path: "a", unit: "USD", min: 0, max: 15 };
  const ends = (value: unknown) => {
    const doubt = makeDoubt("a", [{ ...place, value }], range)!;
    return [doubt.low.values["a"], doubt.high.values["a"]];
  };
  t.deepEqual(ends(6), [3, 12]);
  t.deepEqual(ends(9), [5, 15]);
  t.deepEqual(ends({ distribution: "lognormal", median: 4, sigma: 3 }), [
    { distribution: "lognormal", median: 2, sigma: 3 },
    { distribution: "lognormal", median: 8, sigma: 3 },
  ]);
  t.deepEqual(ends({ distribution: "pareto", minimum: 4, shape: 3 })[1], {
    distribution: "pareto",
    minimum: 8,
    shape: 3,
  });
  t.is(makeDoubt("a", [{ ...place, value: 0 }], range), null);
});

test("a folder with what was tried is made again to the byte, and its page and table hold the same numbers", async (t) => {
  await withFolder(async (folder) => {
    const small = { ...short, replications: 1, overrides: { ...short.overrides, end: "2013-06" } };
    const first = await compare({ ...small, tornado: true, out: join(folder, "first") });
    t.true(first.files.some(({ name }) => name === "tornado.csv"));
    t.true(first.experiment.command.endsWith("--tornado") || first.experiment.command.includes("--tornado"));
    const again = await reproduce(join(folder, "first", "manifest.json"), { threads: 1, out: join(folder, "again") });
    t.deepEqual(again.files, first.files);
    const csv = readFileSync(join(folder, "first", "tornado.csv"), "utf8");
    const [main] = drawTornadoFigures(first.experiment);
    const { rows } = tabulateFigure(main!);
    t.true(rows.length > 4);
    for (const [assumption, setting, base, then] of rows) {
      const line = csv
        .split("\n")
        .find(
          (each) => each.startsWith(`${String(assumption)},`) && each.includes(`,${String(base)},${String(then)},`),
        );
      t.truthy(line, `${String(assumption)} ${String(setting)}`);
    }
    const plain = await compare({ ...small, out: join(folder, "plain") });
    t.false(plain.files.some(({ name }) => name === "tornado.csv"));
    t.is(plain.experiment.oneAtATime, undefined);
  });
});

test("the words name what moves the difference most, and what turns its sign", (t) => {
  const metric = "power_gw_last_year";
  const experiment = synthesiseComparison(4, 12);
  const [first, second] = experiment.schemes.map(({ name }) => name) as [string, string];
  const watched = { metric, scheme: second, baseline: first };
  const change = (then: number): AnswerChange => ({
    ...{ ...watched, base: -2, set: then },
    change: { mean: then + 2, low: then + 1.5, high: then + 2.5, n: 4 },
  });
  const tried = (title: string, low: number, high: number): TriedAssumption => ({
    ...{ title, paths: [title], why: "assumption: a test" },
    low: { setting: "low", reason: "", changes: [change(low)] },
    high: { setting: "high", reason: "", changes: [change(high)] },
  });
  const say = (...assumptions: readonly TriedAssumption[]) =>
    sayWhatMoves(
      { ...experiment, oneAtATime: { replications: 4, metrics: [metric], untriedParameters: 0, assumptions } },
      watched,
    ).join(" ");
  t.regex(
    say(tried("Wind", -1, -3), tried("Rain", -2, -9)),
    /"Rain": by \u22127\sGW.*None of the 4 settings tried turns/,
  );
  t.regex(say(tried("Wind", -1, 1), tried("Rain", -2, -9)), /"Wind" can turn which of the two schemes has more/);
  t.regex(say(tried("Wind", -2, -2)), /No assumption that was tried moves the answer/);
});

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
