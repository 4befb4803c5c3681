import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import test from "ava";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
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

test.serial("an interrupted study says how to go on, and then gives the bytes of one that was not", async (t) => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, "study.yaml"), study.replace("replications: 4", "replications: 40"));
    const start = (out: string, more: readonly string[]) =>
      spawn(process.execPath, [program, "sweep", "study.yaml", "--out", out, ...more], { cwd: folder });
    const read = (out: string) =>
      ["results.parquet", "manifest.json"].map((name) => readFileSync(join(folder, out, name), "base64"));
    const whole = once(start("whole", ["--threads", "2"]), "exit");
    const child = start("cut", ["--threads", "1"]);
    let told = "";
    child.stderr.on("data", (text) => {
      told += String(text);
    });
    const journal = join(folder, "cut", "journal.jsonl");
    const ending = once(child, "close");
    while (child.exitCode === null && !(statSync(journal, { throwIfNoEntry: false })?.size ?? 0)) await setTimeout(20);
    child.kill("SIGINT");
    t.is((await ending)[0], 130);
    t.is(told, "Interrupted. Go on with --resume --out cut\n");
    t.false(existsSync(join(folder, "cut", "manifest.json")));
    const kept = statSync(journal).size;
    t.true(kept > 0);
    t.deepEqual(await once(start("cut", ["--resume"]), "exit"), [0, null]);
    t.deepEqual(await whole, [0, null]);
    t.deepEqual(read("cut"), read("whole"));
  });
});

test.serial("where the disk is full, what was done is kept, and --resume goes on", async (t) => {
  await withFolder(async (folder) => {
    const many = study.replace("replications: 4", "replications: 40");
    writeFileSync(join(folder, "study.yaml"), many.replace(/metrics: .*/, "seed: 5"));
    const disk = join(folder, "disk");
    const out = join(disk, "out");
    mkdirSync(disk);
    const run = async (before: string, more: string, meanwhile: () => Promise<void>) => {
      const words = `"${process.execPath}" "${program}" sweep study.yaml --out "${out}" --quiet --threads 1 ${more}`;
      const child = spawn("bash", ["-c", `${before} ${words}`], { cwd: folder });
      let told = "";
      child.stderr.on("data", (text) => {
        told += String(text);
      });
      const ending = once(child, "close") as Promise<[number]>;
      await meanwhile();
      return { code: (await ending)[0], told };
    };
    // A small file system, where this user may mount one; elsewhere no file may grow beyond a few kilobytes.
    const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "none", disk]).status === 0;
    t.log(isMounted ? "on a real full disk" : "with ulimit in the place of a full disk");
    try {
      const full = await run(isMounted ? "" : "ulimit -f 8;", "", async () => {
        while (isMounted && !existsSync(join(out, "study.json"))) await setTimeout(5);
        if (isMounted) fillDisk(join(disk, "ballast"));
      });
      t.is(full.code, 2, full.told);
      t.regex(full.told, /journal\.jsonl: expected a place that can be written, got .*--resume/);
      rmSync(join(disk, "ballast"), { force: true });
      const resumed = await run("", "--resume", () => Promise.resolve());
      t.is(resumed.code, 0, resumed.told);
      t.true(existsSync(join(out, "manifest.json")));
      t.false(existsSync(join(out, "journal.jsonl")));
    } finally {
      if (isMounted) spawnSync("umount", [disk]);
    }
  });
});

function fillDisk(path: string): void {
  try {
    for (;;) appendFileSync(path, Buffer.alloc(4096));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}

test("mistakes in a study are told with their place, and nothing is written", async (t) => {
  const cases: readonly (readonly [RegExp, string, string])[] = [
    [/minrs.* Did you mean "miners"/, "miners[0]", "minrs[0]"],
    [/factors\[0\]: expected a path with values.* or with low and high/, "low: 1e4", "low: few"],
    [/a low bound below the high one/, "high: 1e5", "high: 1e3"],
    [/a low bound below the high one/, "high: 1e5", "high: 1e4"],
    [
      /factors\[0\]\.values: expected a list of values, at least one, got an empty list/,
      "low: 1e4, high: 1e5, scale: log, levels: 4",
      "values: []",
    ],
    [/the unknown key "replicatons"/, "replications", "replicatons"],
    [
      /metrics: expected a name that the runs know, got "dilutoin_total". Did you mean "dilution_total"/,
      "dilution_total",
      "dilutoin_total",
    ],
    [/replications: expected a whole number/, "replications: 4", "replications: 0"],
    [/expected a preset/, "scenario: tiny", "scenario: tinny"],
    [/design\.kind: expected a design/, "seed: 1", "design: { kind: grit }"],
    [
      /factors: expected a path that the study leaves to its scenario, got seed. Say seed in/,
      "miners[0].capitalUsd",
      "seed",
    ],
    [/set: expected a path that the study leaves.*, got replications/, "end=2013-06", "replications=9"],
    [/factors: .* once, got "?miners\[0\].capitalUsd"? in set too/, "end=2013-06", '"miners[00].capitalUsd=1e4"'],
    [
      /factors: .* once, got miners\[00\].capitalUsd in factors too/,
      "}]",
      '}, { path: "miners[00].capitalUsd", values: [1] }]',
    ],
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
    const table = readFileSync(join(out, "results.parquet"));
    const changes = [
      `copy (select 1) to '${join(out, "results.parquet")}'`,
      `explain analyze copy (select 1) to '${join(out, "results.parquet")}'`,
      `attach '${join(out, "new.db")}'`,
      `copy (select 1) to '${join(out, "new.csv")}'; select 1`,
      "set threads = 1",
      "",
    ];
    const before = readdirSync(out);
    for (const change of changes) {
      const refused = await runWords(["query", out, change]);
      t.deepEqual([refused.code, refused.out], [2, ""], change);
      t.regex(refused.error, /one question that changes nothing, got /);
    }
    t.deepEqual(readdirSync(out), before);
    t.deepEqual(readFileSync(join(out, "results.parquet")), table);
    const pivot = "pivot (select point, metric, value from results) on metric using count(value) order by point";
    t.is(
      (await runWords(["query", out, pivot, "--csv"])).out,
      "point,dilution_total,workers_share_total\n0,8,8\n1,8,8\n",
    );
  });
});
