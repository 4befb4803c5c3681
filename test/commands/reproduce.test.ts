import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { plainParts, runWords, withFolder } from "./run-words.ts";

/** They say when and where a run was made; the second has a test of its own. */
const machineFiles = ["run-info.json", "ro-crate-metadata.json"];

function readAll(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !machineFiles.includes(name));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const request = ["compare", "tiny", "--seed", "7", "--set", "miners[0].count=3", "--set", "end=2013-06", "--quiet"];

test("the same request gives the same bytes, and so does the manifest alone", async (t) => {
  await withFolder(async (folder) => {
    const [first, second, again] = ["first", "second", "again"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    t.is((await runWords([...request, "--out", first])).code, 0);
    t.is((await runWords([...request, "--out", second])).code, 0);
    t.deepEqual(readAll(second), readAll(first));
    const told = await runWords(["run", join(first, "manifest.json"), "--out", again, "--quiet"]);
    t.deepEqual([told.code, told.out], [0, ""]);
    t.regex(told.error, /Every file has the bytes/);
    t.deepEqual(readAll(again), readAll(first));
    t.deepEqual(readdirSync(folder).toSorted(), ["again", "first", "second"]);
  });
});

test("the order of keys in a file does not matter, every value does", async (t) => {
  await withFolder(async (folder) => {
    const plain = JSON.parse((await runWords(["validate", "tiny", "--json"])).out) as Record<string, unknown>;
    const file = join(folder, "turned.json");
    writeFileSync(file, JSON.stringify(Object.fromEntries(Object.entries(plain).toReversed())));
    const hashOf = async (...words: string[]): Promise<unknown> => {
      const { out } = await runWords(["run", ...words, "--json", "--out", join(folder, "out")]);
      return (JSON.parse(out) as { scenarioSha256: string }).scenarioSha256;
    };
    const hash = await hashOf("tiny");
    t.is(await hashOf(file), hash);
    t.not(await hashOf("tiny", "--seed", "other"), hash);
    t.not(await hashOf("tiny", "--scheme", "proof-of-stake"), hash);
    t.not(await hashOf("tiny", "--set", "hardware.pue=1.2"), hash);
  });
});

test("a manifest that is not reproduced is told: code 1 for other bytes, 2 for other data or other options", async (t) => {
  await withFolder(async (folder) => {
    const first = join(folder, "first");
    await runWords([...request, "--out", first]);
    const text = readFileSync(join(first, "manifest.json"), "utf8");
    const rerun = async (manifest: string, ...options: string[]) => {
      mkdirSync(join(folder, "changed"), { recursive: true });
      writeFileSync(join(folder, "changed", "manifest.json"), manifest);
      const out = join(folder, "out");
      return runWords(["run", join(folder, "changed", "manifest.json"), "--out", out, "--quiet", ...options]);
    };
    const bytes = await rerun(text.replace(/(series.csv",\s+"bytes": \d+,\s+"sha256": ")\w+/, `$1${"0".repeat(64)}`));
    t.is(bytes.code, 1);
    t.regex(bytes.error, /^Differ from the manifest: series.csv\. It was made by proofground/);
    const data = await rerun(text.replace(/"history": "\w{64}/, `"history": "${"0".repeat(64)}`));
    t.is(data.code, 2);
    t.regex(data.error, /manifest.json: data.history: expected the data of this version/);
    t.is((await rerun(text, "--seed", "8")).code, 2);
    t.is((await rerun(text, "--set", "hardware.pue=2")).code, 2);
  });
});

test("a report is drawn again from the folder alone, and the manifest keeps up with it", async (t) => {
  await withFolder(async (folder) => {
    await runWords([...request, "--out", join(folder, "run")]);
    const before = readAll(join(folder, "run"));
    t.is((await runWords(["report", join(folder, "run")])).code, 0);
    t.deepEqual(readAll(join(folder, "run")), before);
    const parts = { ...plainParts, renderReport: () => "a new page" };
    t.is((await runWords(["report", join(folder, "run")], { parts })).code, 0);
    const after = readAll(join(folder, "run"));
    t.is(after["report.html"], "a new page");
    t.regex(after["manifest.json"] ?? "", /"name": "report.html",\s+"bytes": 10,/);
    t.deepEqual(
      { ...after, "report.html": "", "manifest.json": "" },
      { ...before, "report.html": "", "manifest.json": "" },
    );
  });
});

test("results that were changed by hand are not reported", async (t) => {
  await withFolder(async (folder) => {
    await runWords([...request, "--out", join(folder, "run")]);
    const path = join(folder, "run", "experiment.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("tiny", "huge"));
    const { code, error } = await runWords(["report", join(folder, "run")]);
    t.is(code, 2);
    t.regex(error, /experiment.json: expected the results that manifest.json names/);
  });
});

test("results of an earlier version that lack what a report draws are refused with what is missing", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "run");
    await runWords([...request, "--out", out]);
    const [path, manifest] = [join(out, "experiment.json"), join(out, "manifest.json")];
    const [text, named] = [readFileSync(path, "utf8"), readFileSync(manifest, "utf8")];
    const hash = (content: string) => createHash("sha256").update(content).digest("hex");
    const lacking = [
      ["return_work_24m", "schemes[0].series.return_work_24m"],
      ["hashrateErrors", "hashrateErrors"],
      ["lorenz", "schemes[0].lorenz"],
      ["purchases", "schemes[0].runs[0].purchases"],
      ["pay_share", "schemes[0].groups.series.pay_share"],
    ] as const;
    for (const [name, place] of lacking) {
      const old = text.replaceAll(`"${name}":`, `"was_${name}":`);
      t.not(old, text, name);
      writeFileSync(path, old);
      writeFileSync(manifest, named.replace(hash(text), hash(old)));
      const { code, error } = await runWords(["report", out]);
      t.is(code, 2, name);
      t.true(error.includes(`experiment.json: ${place}: expected what this version of Proofground writes`), error);
    }
  });
});

test("an earlier run is replaced as a whole, and stays whole when the new one fails", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "run");
    await runWords([...request, "--out", out]);
    const before = readAll(out);
    const parts = {
      ...plainParts,
      tables: {
        *"series.csv"(): Generator<string> {
          yield "half a table";
          throw new Error("a table that breaks");
        },
      },
    };
    const failed = await runWords(["run", "tiny", "--out", out], { parts });
    t.is(failed.code, 1);
    t.regex(failed.error, /a table that breaks/);
    t.deepEqual(readAll(out), before);
    t.deepEqual(readdirSync(folder), ["run"]);
    t.is((await runWords(["run", "tiny", "--quiet", "--out", out])).code, 0);
    t.false(Object.hasOwn(readAll(out), "differences.csv"), "a file of the earlier run is gone");
    t.deepEqual(readdirSync(folder), ["run"]);
  });
});

test("a manifest names every other file with its size, and nothing of the machine's", async (t) => {
  await withFolder(async (folder) => {
    await runWords([...request, "--out", join(folder, "run")]);
    const files = readAll(join(folder, "run"));
    const manifest = JSON.parse(files["manifest.json"] ?? "") as {
      readonly outputs: readonly { readonly name: string; readonly bytes: number }[];
      readonly fingerprints: Readonly<Record<string, readonly string[]>>;
      readonly command: string;
    };
    const expected = Object.entries(files)
      .filter(([name]) => name !== "manifest.json")
      .map(([name, text]) => [name, Buffer.byteLength(text)]);
    t.deepEqual(manifest.outputs.map(({ name, bytes }) => [name, bytes]).toSorted(), expected.toSorted());
    t.deepEqual(
      Object.entries(manifest.fingerprints).map(([name, runs]) => [name, runs.length]),
      [
        ["proof-of-work", 2],
        ["proof-of-stake", 2],
      ],
    );
    t.is(manifest.command, "proofground compare tiny --seed 7 --set 'miners[0].count=3' --set end=2013-06");
    t.false((files["manifest.json"] ?? "").includes(folder));
  });
});
