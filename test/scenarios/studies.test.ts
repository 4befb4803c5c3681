import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { chooseRunner } from "../../scenarios/runners/choose-runner.ts";
import type { JobRunner } from "../../scenarios/runners/job-runner.ts";
import { runInProcess } from "../../scenarios/runners/run-in-process.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";
import { findStoppingPoint } from "../../scenarios/statistics/replication-rule.ts";
import { computeMean } from "../../scenarios/statistics/variance.ts";
import { findWarmUp } from "../../scenarios/statistics/warm-up.ts";
import { openJournal, renderLine } from "../../scenarios/store/journal.ts";
import { type Cell, queryResults } from "../../scenarios/store/query-results.ts";
import { performStudy, type StudyEnd } from "../../scenarios/studies/perform-study.ts";
import { parseStudy } from "../../scenarios/studies/read-study.ts";
import { planStudy } from "../../scenarios/studies/study-plan.ts";

const folder = mkdtempSync(join(tmpdir(), "studies-"));
test.after.always(() => {
  rmSync(folder, { recursive: true, force: true });
});

const RESULTS = ["results.parquet", "manifest.json"];

const small = {
  name: "small",
  scenario: "tiny",
  set: ["end=2013-02"],
  factors: [{ path: "miners[0].capitalUsd", values: [1e4, 3e4] }],
  replications: 2,
  metrics: ["workers_share_total", "dilution_total"],
};

const untilShort = {
  ...small,
  replications: { metric: "dilution_total", halfWidth: 1e-3, least: 2, most: 6, lookAhead: 1 },
  metrics: ["dilution_total"],
};

interface Given {
  readonly out: string;
  readonly runJobs?: JobRunner;
  readonly isResumed?: boolean;
  readonly isCsvWanted?: boolean;
}

async function perform(
  study: object,
  { out, runJobs = runInProcess, isResumed = false, isCsvWanted = false }: Given,
): Promise<StudyEnd> {
  const plan = await planStudy({ study: parseStudy(study, "study"), source: "tiny" });
  const ignore = () => undefined;
  const place = { out: join(folder, out), isResumed, isCsvWanted };
  return performStudy({ plan, ...place, runJobs, onProgress: ignore, onStart: ignore });
}

/** A runner that breaks down after so many outcomes. */
function breakAfter(count: number): JobRunner {
  let done = 0;
  return async function* (jobs) {
    for await (const outcome of runInProcess(jobs)) {
      if (done++ === count) throw new Error("broken down");
      yield outcome;
    }
  };
}

const readResults = (out: string) => RESULTS.map((name) => readFileSync(join(folder, out, name), "base64"));

const ask = (out: string, sql: string): Promise<Cell[][]> =>
  queryResults(join(folder, out), sql, async ({ batches }) => {
    const rows: Cell[][] = [];
    for await (const batch of batches) rows.push(...batch.map((row) => [...row]));
    return rows;
  });

test("a journal cut off at any byte is its whole lines, and goes on after them", (t) => {
  const entries = [
    { run: 0, text: "a" },
    { run: 1, text: "ä\n" },
    { run: 2, text: "c" },
  ];
  const lines = entries.map(renderLine);
  const bytes = Buffer.from(lines.join(""));
  const ends = lines.map((_line, index) => Buffer.byteLength(lines.slice(0, index + 1).join("")));
  const path = join(folder, "cut.jsonl");
  for (let cut = 0; cut <= bytes.length; cut++) {
    writeFileSync(path, bytes.subarray(0, cut));
    const found: unknown[] = [];
    const journal = openJournal(path, (entry) => found.push(entry) > 0);
    const whole = ends.filter((end) => end <= cut).length;
    t.deepEqual(found, entries.slice(0, whole));
    for (const entry of entries.slice(whole)) journal.append(entry);
    journal.close();
    t.true(readFileSync(path).equals(bytes));
  }
});

test("a journal with a byte changed anywhere keeps no line that is not as it was written", (t) => {
  const entries = [
    { run: 0, value: 1.5 },
    { run: 1, value: 2.5 },
  ];
  const bytes = Buffer.from(entries.map(renderLine).join(""));
  const path = join(folder, "changed.jsonl");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 1;
    writeFileSync(path, changed);
    openJournal(path, (entry, index) => {
      t.deepEqual(entry, entries[index]);
      return true;
    }).close();
  }
});

test("a study that broke down anywhere and went on gives the bytes of one that did not", async (t) => {
  for (const [name, study] of Object.entries({ small, untilShort })) {
    const { runs, failed } = await perform(study, { out: name });
    t.is(failed, 0);
    const undisturbed = readResults(name);
    await perform(study, { out: `${name}-threads`, runJobs: chooseRunner(2) });
    t.deepEqual(readResults(`${name}-threads`), undisturbed);
    for (const count of [0, 3, runs - 1]) {
      const out = `${name}-${count}`;
      await t.throwsAsync(perform(study, { out, runJobs: breakAfter(count) }), { message: "broken down" });
      t.false(existsSync(join(folder, out, "results.parquet")));
      t.is((await perform(study, { out, isResumed: true })).runs, runs);
      t.deepEqual(readResults(out), undisturbed);
    }
  }
});

test("each point has exactly the replications that the rule asks for under the scheme that takes longest", async (t) => {
  const most = 12;
  const replications = { metric: "dilution_total", least: 3, most, lookAhead: 2 };
  await perform({ ...untilShort, replications: most }, { out: "all" });
  const sql = "select point, list(value order by replication)::json::varchar from results group by point, scheme";
  const all = await ask("all", sql);
  const found = new Set<number>();
  for (const target of [{ halfWidth: 10 }, { halfWidth: 3e-4 }, { relativeHalfWidth: 0.01 }, { halfWidth: 1e-12 }]) {
    const out = `until-${JSON.stringify(target).replaceAll(/\W/g, "")}`;
    const { unmet } = await perform({ ...untilShort, replications: { ...replications, ...target } }, { out });
    const rule = {
      target: {
        kind: "halfWidth" in target ? ("absolute" as const) : ("relative" as const),
        halfWidth: target.halfWidth ?? target.relativeHalfWidth,
      },
      ...{ minimum: 3, maximum: most, lookAhead: 2, alpha: 0.05 },
    };
    const stops = all.map(([point, values]) => ({
      point,
      ...findStoppingPoint(JSON.parse(String(values)) as number[], rule)!,
    }));
    const counts = await ask(out, "select point, max(replication) + 1 from results group by point order by point");
    for (const [point, count] of counts) {
      const longest = Math.max(...stops.filter((stop) => stop.point === point).map((stop) => stop.replications));
      t.is(count, longest, `${out}, point ${String(point)}`);
      found.add(longest);
    }
    t.is(unmet, new Set(stops.filter(({ isMet }) => !isMet).map(({ point }) => point)).size);
  }
  t.true(found.size > 2, `the targets ask for different counts: ${[...found].join(", ")}`);
});

test("a steady mean leaves out the months that MSER-5 says, and one of a series that never settles is missing", async (t) => {
  const study = {
    ...{ name: "steady", scenario: "tiny", set: ["end=2018-12"], schemes: ["proof-of-work"] },
    ...{ factors: [{ path: "miners[0].capitalUsd", values: [1e4] }], replications: 1, metrics: ["dilution_total"] },
    steady: ["workers_share", "block_interval_s", "difficulty", "fees_btc"],
  };
  await perform(study, { out: "steady" });
  const values = new Map(
    (await ask("steady", "select metric, value from results")).map(([name, value]) => [name, value]),
  );
  const plan = planRun({
    kind: "run",
    source: "tiny",
    sets: [...study.set, "miners[0].capitalUsd=10000"],
    fields: { seed: "1", replications: "1" },
    schemes: ["proof-of-work"],
  });
  const { schemes } = await runExperiment(computeExperimentRequest(plan, () => undefined));
  const { series } = schemes[0]!.runs[0]!;
  // Difficulty grows a hundredfold, which MSER-5 alone would not mind.
  const steady = { workers_share: true, block_interval_s: false, difficulty: false, fees_btc: true };
  for (const name of ["workers_share", "block_interval_s", "difficulty", "fees_btc"] as const) {
    const cut = findWarmUp([...series[name]])!.deleted;
    t.is(values.get(`${name}_warm_up_months`), cut);
    t.is(values.get(`${name}_steady`), steady[name] ? computeMean([...series[name]].slice(cut)) : null, name);
  }
  t.is(values.size, 9);
  await t.throwsAsync(perform({ ...study, set: [] }, { out: "short" }), {
    message: /^steady: workers_share: expected a series of at least 50 months/,
  });
  await t.throwsAsync(perform({ ...study, steady: ["pricce_usd"] }, { out: "short" }), {
    message: /Did you mean "price_usd"/,
  });
});

test("the table as CSV has the numbers of the table, to the last bit, and comes later too", async (t) => {
  await perform(small, { out: "csv", isCsvWanted: true });
  const lines = readFileSync(join(folder, "csv", "results.csv"), "utf8")
    .trim()
    .split("\n");
  const rows = await ask("csv", "select metric, value from results");
  const cells = lines.slice(1).map((line) => line.split(","));
  t.deepEqual(
    cells.map((row) => [row[5], Number(row[6])]),
    rows,
  );
  await perform(small, { out: "csv-later" });
  await perform(small, { out: "csv-later", isResumed: true, isCsvWanted: true });
  for (const name of [...RESULTS, "results.csv"]) {
    t.deepEqual(readFileSync(join(folder, "csv-later", name)), readFileSync(join(folder, "csv", name)), name);
  }
});

test("a point that cannot be run is a row with its error and the command that shows it", async (t) => {
  const factors = [{ path: "miners[0].initialHashrateShare", values: [0.5, 7, 0.4] }];
  const end = await perform({ ...small, factors, schemes: ["proof-of-work"] }, { out: "failing" });
  t.deepEqual(end, { runs: 6, failed: 2 });
  const rows = await ask(
    "failing",
    'select point, "miners[0].initialHashrateShare", error, command from results where metric is null',
  );
  t.is(rows.length, 2);
  t.deepEqual(rows[0]!.slice(0, 2), [1, 7]);
  t.regex(String(rows[0]![2]), /initialHashrateShare: expected .* got 7/);
  t.is(
    rows[1]![3],
    "proofground run tiny --seed 1 --replications 2 --set end=2013-02 --set 'miners[0].initialHashrateShare=7' --scheme proof-of-work",
  );
  t.deepEqual(await ask("failing", "select count(*), count(value) from results where metric is not null"), [[8, 8]]);
});

test("every point has the same luck, and another seed another", async (t) => {
  // A life that ends after the study does: two points of one market.
  const study = { ...small, factors: [{ path: "hardware.lifeYears", values: [5, 6] }] };
  const listValues = async (seed: string) => {
    await perform({ ...study, seed }, { out: `luck-${seed}` });
    const rows = await ask(`luck-${seed}`, "select value from results where metric = 'dilution_total' order by run");
    return rows.flat();
  };
  const [first, second] = [await listValues("1"), await listValues("2")];
  t.deepEqual(first.slice(0, 4), first.slice(4));
  t.is(new Set([...first, ...second]).size, 8);
});

test("a folder takes one at a time, and what a killed one left is taken over", async (t) => {
  const begun = perform(small, { out: "taken" });
  await t.throwsAsync(perform(small, { out: "taken" }), { message: /a new or empty folder|nobody works on/ });
  await begun;
  const expected = readResults("taken");
  for (const left of ["", "4194303", "no number"]) {
    const out = `left-${left.length}`;
    await t.throwsAsync(perform(small, { out, runJobs: breakAfter(1) }), { message: /broken down/ });
    writeFileSync(join(folder, out, "lock"), left);
    const both = await Promise.allSettled([1, 2].map(() => perform(small, { out, isResumed: true })));
    t.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
    t.deepEqual(readResults(out), expected);
    t.false(existsSync(join(folder, out, "lock")));
  }
  await t.throwsAsync(perform(small, { out: "alive", runJobs: breakAfter(1) }), { message: /broken down/ });
  writeFileSync(join(folder, "alive", "lock"), String(process.ppid));
  await t.throwsAsync(perform(small, { out: "alive", isResumed: true }), { message: /process \d+ at work/ });
});

test("a finished study whose files are not as it left them is told, not taken for finished", async (t) => {
  const resume = () => perform(small, { out: "spoilt", isResumed: true });
  await perform(small, { out: "spoilt" });
  const place = join(folder, "spoilt");
  const [table, manifest, description] = ["results.parquet", "manifest.json", "study.json"].map((name) =>
    readFileSync(join(place, name)),
  );
  for (const name of ["results.parquet", "manifest.json"]) {
    writeFileSync(join(place, name), "{");
    await t.throwsAsync(resume(), { message: /the table that .* got another|a finished study, got no JSON/ });
    writeFileSync(join(place, name), (name === "manifest.json" ? manifest : table)!);
  }
  rmSync(join(place, "results.parquet"));
  await t.throwsAsync(resume(), { message: /the table that the study's manifest names, got none/ });
  writeFileSync(join(place, "results.parquet"), table!);
  for (const text of ["null", "{", "[]"]) {
    writeFileSync(join(place, "study.json"), text);
    await t.throwsAsync(resume(), { message: /expected the study that was begun there/ });
  }
  writeFileSync(join(place, "study.json"), description!);
  t.deepEqual(await resume(), { runs: 8, failed: 0 });
});

test("a study is not mixed with another, nor written over anything", async (t) => {
  await t.throwsAsync(perform(small, { out: "mixed", runJobs: breakAfter(2) }));
  const journal = readFileSync(join(folder, "mixed", "journal.jsonl"), "utf8");
  await t.throwsAsync(perform(small, { out: "mixed" }), {
    message: /expected a new or empty folder, got a study.*--resume/,
  });
  await t.throwsAsync(perform({ ...small, seed: "2" }, { out: "mixed", isResumed: true }), {
    message: /expected the study that was begun there, got one with another study/,
  });
  writeFileSync(join(folder, "mixed", "lock"), String(process.ppid));
  await t.throwsAsync(perform(small, { out: "mixed", isResumed: true }), { message: /got process \d+ at work/ });
  t.is(readFileSync(join(folder, "mixed", "journal.jsonl"), "utf8"), journal);
  await t.throwsAsync(perform(small, { out: "nothing-there", isResumed: true }), {
    message: /the folder of a study, got none/,
  });
  rmSync(join(folder, "mixed", "lock"));
  t.is((await perform(small, { out: "mixed", isResumed: true })).runs, 8);
  t.is((await perform(small, { out: "mixed", isResumed: true })).runs, 8, "a finished study stays as it is");
});
