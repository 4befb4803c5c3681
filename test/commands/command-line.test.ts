import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { buildCommands } from "../../scenarios/commands/build-commands.ts";
import { isColourWanted } from "../../scenarios/commands/colour.ts";
import type { CommandIo } from "../../scenarios/commands/command.ts";
import { getPackageRoot, getPackageVersion } from "../../scenarios/store/package-root.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";
import { createLoaders, plainParts, runWords, withFolder } from "./run-words.ts";

const commands = buildCommands(createLoaders(plainParts));

test("every command explains itself with an example of its own, and so does the whole", async (t) => {
  const whole = await runWords(["--help"]);
  for (const { name, summary, options } of commands) {
    const { code, out, error } = await runWords([name, "--help"]);
    t.deepEqual([code, error], [0, ""], name);
    t.regex(out, new RegExp(`Examples:\\s+proofground ${name} `), name);
    for (const option of Object.keys(options)) t.true(out.includes(`--${option}`), `${name} --${option}`);
    t.true(whole.out.includes(`proofground ${name}`), name);
    t.true(summary.length < 100, name);
  }
});

test("every example of a help can be typed as it stands", async (t) => {
  const lines = commands.flatMap(({ examples }) => examples.map(([line]) => line.split(/ [<>|] /)[0] ?? ""));
  for (const line of lines) {
    const [program, ...words] = line.split(" ");
    t.is(program, "proofground");
    const { error } = await runWords([...words, "--help"]);
    t.is(error, "", line);
  }
});

test("--version is the package's", async (t) => {
  t.is((await runWords(["--version"])).out, `${getPackageVersion()}\n`);
});

test("--json prints JSON and nothing else; --quiet prints nothing", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "out");
    const json = await runWords(["compare", "tiny", "--set", "end=2013-03", "--json", "--out", out]);
    t.is(json.error, "");
    const summary = JSON.parse(json.out) as {
      readonly folder: string;
      readonly schemes: readonly { readonly name: string; readonly summary: Readonly<Record<string, unknown>> }[];
      readonly differences: readonly unknown[];
    };
    t.is(summary.folder, out);
    t.deepEqual(
      summary.schemes.map(({ name }) => name),
      ["proof-of-work", "proof-of-stake"],
    );
    t.true(summary.differences.length > 0);
    t.like(summary.schemes[0]?.summary["workers_share_total"], { mean: 1 });
    const quiet = await runWords(["run", "tiny", "--set", "end=2013-03", "--quiet", "--out", out]);
    t.deepEqual([quiet.code, quiet.out, quiet.error], [0, "", ""]);
    const plain = await runWords(["run", "tiny", "--set", "end=2013-03", "--out", out]);
    t.is(plain.out, `run of tiny, false\n\nReport: ${join(out, "report.html")}\n`);
  });
});

test("a fault of ours ends with code 1 and one line, with a stack only when asked for", async (t) => {
  await withFolder(async (folder) => {
    const parts = { ...plainParts, runExperiment: () => Promise.reject(new TypeError("a bug")) };
    const words = ["run", "tiny", "--out", join(folder, "out")];
    const told = await runWords(words, { parts });
    t.deepEqual([told.code, told.out], [1, ""]);
    t.is(told.error, "proofground: a fault of its own: a bug. Set PROOFGROUND_DEBUG=1 to see where.\n");
    const debug = await runWords(words, { parts, io: { environment: { PROOFGROUND_DEBUG: "1" } } });
    t.regex(debug.error, /TypeError: a bug\n\s+at /);
  });
});

test("every topic can be listed, as a table and as JSON; the schema is the one that is committed", async (t) => {
  for (const topic of ["presets", "rules", "difficulty", "devices", "metrics"]) {
    const table = await runWords(["list", topic]);
    const json = await runWords(["list", topic, "--json"]);
    const objects = JSON.parse(json.out) as readonly { readonly name: string }[];
    t.is(table.out.trimEnd().split("\n").length, objects.length + 1, topic);
    for (const { name } of objects) t.true(table.out.includes(`\n${name} `), `${topic}: ${name}`);
  }
  const path = join(getPackageRoot(), "scenarios", "scenario.schema.json");
  const { out } = await runWords(["list", "schema"]);
  t.is(readFileSync(path, "utf8"), out, "run: npx proofground list schema > scenarios/scenario.schema.json");
});

test("eval answers one input with one output and a list with a list, in the form of the vectors", async (t) => {
  const group = readVectors("theory").filter((vector) => vector.group === "lottery.pow");
  const words = ["eval", "theory/lottery.pow"];
  const inputs = group.map((vector) => vector.inputs);
  const list = await runWords(words, { input: JSON.stringify(inputs) });
  const single = await runWords(words, { input: JSON.stringify(inputs[0]) });
  t.deepEqual([list.code, list.error, single.code], [0, "", 0]);
  const outputs = JSON.parse(list.out) as readonly object[];
  t.deepEqual(JSON.parse(single.out), outputs[0]);
  t.deepEqual(
    outputs.map(Object.keys),
    group.map(({ expected }) => Object.keys(expected as object)),
  );
  t.deepEqual(JSON.parse((await runWords(words, { input: "[]" })).out), []);
});

test("colour follows FORCE_COLOR, then NO_COLOR, then the terminal", (t) => {
  const wants = (isOutputTerminal: boolean, environment: CommandIo["environment"]) =>
    isColourWanted({ isOutputTerminal, environment } as CommandIo);
  t.deepEqual(
    [
      wants(true, {}),
      wants(false, {}),
      wants(true, { NO_COLOR: "1" }),
      wants(true, { NO_COLOR: "" }),
      wants(true, { TERM: "dumb" }),
      wants(false, { FORCE_COLOR: "1" }),
      wants(false, { FORCE_COLOR: "1", NO_COLOR: "1" }),
      wants(true, { FORCE_COLOR: "0" }),
    ],
    [true, false, false, true, false, true, true, false],
  );
});
