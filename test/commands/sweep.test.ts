import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import test from "ava";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { runWords, withFolder } from "./run-words.ts";

const program = join(getPackageRoot(), "dist", "reports", "proofground.js");

const study = `
name: kills
scenario: tiny
set: [end=2013-06]
factors: [{ path: "miners[0].capitalUsd", low: 1e4, high: 1e5, scale: log, levels: 4 }]
replications: 4
metrics: [workers_share_total, dilution_total]
`;

test.serial("a study killed at any moment goes on to the same bytes, on threads and alone", async (t) => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, "study.yaml"), study);
    const start = (out: string, more: readonly string[]) =>
      spawn(process.execPath, [program, "sweep", "study.yaml", "--out", out, "--quiet", ...more], { cwd: folder });
    const read = (out: string) =>
      ["results.parquet", "manifest.json"].map((name) => readFileSync(join(folder, out, name), "base64"));
    const [code] = (await once(start("undisturbed", ["--threads", "1"]), "exit")) as [number];
    t.is(code, 0);
    const luck = createStream("1", "test/kills");
    let kills = 0;
    for (let attempt = 0; !existsSync(join(folder, "killed", "manifest.json")); attempt++) {
      t.true(attempt < 40, "the study comes to an end");
      const more = existsSync(join(folder, "killed", "study.json")) ? ["--resume"] : [];
      const child = start("killed", [...more, "--threads", attempt % 2 === 0 ? "2" : "1"]);
      const ending = once(child, "exit");
      // The first attempts are killed by the clock; the later the longer they live.
      const patience = setTimeout(500 + 400 * attempt + 1500 * luck(), "late" as const);
      if ((await Promise.race([ending, patience])) === "late" && child.kill("SIGKILL")) kills++;
      await ending;
    }
    t.true(kills > 0);
    t.deepEqual(read("killed"), read("undisturbed"));
  });
});

test.serial("where the disk refuses, what was done is kept, and --resume goes on", async (t) => {
  await withFolder((folder) => {
    writeFileSync(join(folder, "study.yaml"), study.replace(/metrics: .*/, "seed: 5"));
    const words = `"${process.execPath}" "${program}" sweep study.yaml --out out --quiet --threads 1`;
    // No file may grow beyond so many kilobytes: this stands for a full disk, which a test cannot make.
    const full = spawnSync("bash", ["-c", `ulimit -f 8; ${words}`], { cwd: folder, encoding: "utf8" });
    t.is(full.status, 2, full.stderr);
    t.regex(full.stderr, /journal\.jsonl: expected a place that can be written, got .*--resume/);
    const resumed = spawnSync("bash", ["-c", `${words} --resume`], { cwd: folder, encoding: "utf8" });
    t.is(resumed.status, 0, resumed.stderr);
  });
});

test("mistakes in a study are told with their place, and nothing is written", async (t) => {
  const cases: readonly (readonly [RegExp, string, string])[] = [
    [/minrs.* Did you mean "miners"/, "miners[0]", "minrs[0]"],
    [/factors\[0\]: expected a path with values.* or with low and high/, "low: 1e4", "low: few"],
    [/a low bound below the high one/, "high: 1e5", "high: 1e3"],
    [/the unknown key "replicatons"/, "replications", "replicatons"],
    [
      /metrics: expected a name that the runs know, got "dilutoin_total". Did you mean "dilution_total"/,
      "dilution_total",
      "dilutoin_total",
    ],
    [/replications: expected a whole number/, "replications: 4", "replications: 0"],
    [/expected a preset/, "scenario: tiny", "scenario: tinny"],
    [/design\.kind: expected a design/, "seed: 1", "design: { kind: grit }"],
    [/room for about .* free/, "levels: 4", "levels: 1000000"],
  ];
  await withFolder(async (folder) => {
    const path = join(folder, "study.yaml");
    const out = join(folder, "out");
    for (const [message, from, to] of cases) {
      const text = `${study}seed: 1\n`.replace(
        "replications: 4",
        to.includes("1000000") ? "replications: 100000" : "replications: 4",
      );
      writeFileSync(path, text.replace(from, to));
      const { code, error } = await runWords(["sweep", path, "--out", out]);
      t.regex(error, message);
      t.is(code, 2, error);
      t.false(existsSync(out));
    }
  });
});

test("a dry run tells runs, time and disk; a question is answered as table, CSV and JSON", async (t) => {
  await withFolder(async (folder) => {
    const path = join(folder, "study.yaml");
    const out = join(folder, "out");
    writeFileSync(path, study.replace("levels: 4", "levels: 2").replace("end=2013-06", "end=2013-01"));
    const dry = await runWords(["sweep", path, "--out", out, "--dry-run", "--json"]);
    t.like(JSON.parse(dry.out), { points: 2, runs: 16 });
    t.false(existsSync(out));
    t.is((await runWords(["sweep", path, "--out", out])).code, 0);
    const sql = "select point, count(*) as n from results group by point order by point";
    t.is((await runWords(["query", out, sql])).out, "point   n\n    0  16\n    1  16\n");
    t.is((await runWords(["query", out, sql, "--csv"])).out, "point,n\n0,16\n1,16\n");
    t.deepEqual(JSON.parse((await runWords(["query", out, sql, "--json"])).out), [
      { point: 0, n: 16 },
      { point: 1, n: 16 },
    ]);
    const wrong = await runWords(["query", out, "select nothing from results"]);
    t.is(wrong.code, 2);
    t.regex(wrong.error, /^query: expected SQL .*nothing/);
    t.regex((await runWords(["query", folder, sql])).error, /the folder of a finished study/);
  });
});
