import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import {
  compare,
  loadScenario,
  query,
  readRun,
  reproduce,
  ScenarioError,
  ScenarioErrors,
  simulate,
  sweep,
} from "proofground";
import { runWords, withFolder } from "../commands/run-words.ts";

const short = { scenario: "tiny", seed: 7, overrides: { end: "2013-06", "miners[0].count": 3 } } as const;

test("a program gets what the command line gets, and the folder has the same results", async (t) => {
  await withFolder(async (folder) => {
    const words = ["compare", "tiny", "--seed", "7", "--set", "end=2013-06", "--set", "miners[0].count=3", "--quiet"];
    t.is((await runWords([...words, "--out", join(folder, "line")])).code, 0);
    const { experiment, folder: written, files } = await compare({ ...short, out: join(folder, "program") });
    const line = readRun(join(folder, "line"));
    const program = readRun(written!);
    t.deepEqual(program.manifest.fingerprints, line.manifest.fingerprints);
    t.is(program.manifest.scenarioSha256, line.manifest.scenarioSha256);
    t.deepEqual(program.experiment.schemes, line.experiment.schemes);
    t.deepEqual(program.experiment.schemes, experiment.schemes);
    t.true(files.some(({ name }) => name === "report.html"));
  });
});

test("without a folder nothing is written; a scenario can be an object, and its manifest makes it again", async (t) => {
  await withFolder(async (folder) => {
    const scenario = loadScenario(short) as object as { readonly name: string };
    const here = readdirSync(".");
    const first = await simulate({ scenario: scenario as never });
    t.is(first.folder, null);
    t.deepEqual(readdirSync("."), here);
    const out = join(folder, "object");
    const second = await simulate({ scenario: scenario as never, out, threads: 1 });
    t.is(second.experiment.schemes[0]!.runs[0]!.fingerprint, first.experiment.schemes[0]!.runs[0]!.fingerprint);
    t.is(second.experiment.command, "proofground run manifest.json");
    const again = await reproduce(join(out, "manifest.json"), { out: join(folder, "again") });
    t.deepEqual(again.files, second.files);
  });
});

test("progress counts to the end, and an abort ends the work with its reason and without a folder", async (t) => {
  await withFolder(async (folder) => {
    const counts: number[][] = [];
    await compare({ ...short, onProgress: (...count) => counts.push(count) });
    t.deepEqual(counts, [
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    for (const threads of [1, 2]) {
      const controller = new AbortController();
      const out = join(folder, "aborted");
      const onProgress = () => {
        controller.abort(new Error("enough"));
      };
      const work = compare({ ...short, replications: 50, threads, out, signal: controller.signal, onProgress });
      await t.throwsAsync(work, { message: "enough" });
      t.false(existsSync(out));
    }
  });
});

test("a study of plain values is run and asked in SQL", async (t) => {
  await withFolder(async (folder) => {
    const factors = [{ path: "hardware.pue", values: [1, 2] }];
    const study = { name: "power", scenario: "tiny", set: ["end=2013-03"], factors, replications: 2 };
    const out = join(folder, "study");
    const answer = await sweep({ study, out, threads: 1 });
    t.deepEqual([answer.folder, answer.runs, answer.failed], [out, 8, 0]);
    const sql = "select point, count(*) as n from results where metric = 'revenue_usd_total' group by 1 order by 1";
    t.deepEqual(await query(out, sql), [
      { point: 0, n: 4 },
      { point: 1, n: 4 },
    ]);
  });
});

test("a mistake is an error with where, expected, found and cure", async (t) => {
  const several = await t.throwsAsync(simulate({ scenario: { name: "x" } as never }), { instanceOf: ScenarioErrors });
  t.true(several.errors.some(({ where, found }) => where === "scenario: title" && found === "nothing"));
  const one = await t.throwsAsync(simulate({ scenario: "tyni" }), { instanceOf: ScenarioError });
  t.is(one.cure, 'Did you mean "tiny"?');
  const path = await t.throwsAsync(simulate({ ...short, overrides: { "miner[0].count": 3 } }), {
    instanceOf: ScenarioError,
  });
  t.regex(path.cure, /miners/);
});

test("an option that a call does not know, or of a wrong kind, is told before anything runs", async (t) => {
  const tiny = { scenario: "tiny" };
  const study = { name: "x", scenario: "tiny", factors: [{ path: "hardware.pue", values: [1] }], replications: 1 };
  const wrong: readonly (readonly [(options: never) => unknown, unknown, RegExp])[] = [
    [simulate, undefined, /^simulate: expected an object with scenario, got undefined/],
    [simulate, {}, /^simulate: scenario: expected .* got undefined/],
    [
      simulate,
      { ...tiny, replicatons: 2 },
      /^simulate: expected known options only, got replicatons. Did you mean "repl/,
    ],
    [simulate, { ...tiny, schemes: ["a"] }, /known options only, got schemes/],
    [compare, { ...tiny, overrides: ["end=2013-06"] }, /^compare: overrides: expected an object/],
    [compare, { ...tiny, out: 5 }, /^compare: out: expected a text, got 5/],
    [compare, { ...tiny, seed: Number.NaN }, /^compare: seed: /],
    [loadScenario, { scenario: 5 }, /^loadScenario: scenario: .* got 5/],
    [sweep, { study, resume: "yes" }, /^sweep: resume: expected true or false, got yes/],
    [sweep, { study: null }, /^sweep: study: .* got null/],
    ...[0, -1, 1.5, Number.NaN, "2", 1e6].map(
      (threads) => [sweep, { study, threads }, /^sweep: threads: expected a whole number from 1 to 512/] as const,
    ),
  ];
  for (const [call, options, message] of wrong) {
    const error = await t.throwsAsync(
      new Promise((resolve) => {
        resolve(call(options as never));
      }),
      { instanceOf: ScenarioError },
    );
    t.regex(error.message, message);
  }
});

test("a run is told in a manifest that names every file that it wrote", async (t) => {
  await withFolder(async (folder) => {
    const { folder: out, files } = await simulate({ ...short, out: join(folder, "run") });
    const manifest = JSON.parse(readFileSync(join(out!, "manifest.json"), "utf8")) as { readonly outputs: unknown };
    t.deepEqual(manifest.outputs, files);
  });
});
