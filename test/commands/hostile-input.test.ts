import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { runWords, withFolder } from "./run-words.ts";

/** Words of a command line (F stands for the folder of the fixtures) and what the message must hold. */
type Case = readonly [what: string, words: readonly string[], ...fragments: string[]];

const set = (...assignments: string[]): string[] => ["run", "tiny", ...assignments.flatMap((text) => ["--set", text])];

const cases: readonly Case[] = [
  ["an unknown key", ["run", "F/unknown-key.yaml"], "unknown-key.yaml: replicatons", 'Did you mean "replications"?'],
  ["a wrong type", set("title=3"), "tiny: title: expected one line of text", "got 3"],
  ["a list for a section", set("chain=[1]"), "tiny: chain: expected a mapping", "got a list of 1"],
  ["a negative count", set("miners[0].count=-3"), "miners[0].count: expected a whole number from 1", "got -3"],
  ["a broken count", set("miners[0].count=1.5"), "miners[0].count: expected a whole number", "got 1.5"],
  ["a negative capital", set("miners[0].capitalUsd=-1"), "miners[0].capitalUsd", "got -1"],
  ["not a number", set("hardware.pue=.nan"), "hardware.pue: expected a number from 1 to 3, got NaN"],
  ["infinity", set("hardware.lifeYears=.inf"), "hardware.lifeYears: expected a number", "got Infinity"],
  ["a share above one", set("miners[0].holdShare=1.5"), "miners[0].holdShare", "got 1.5"],
  ["a lognormal share", set("miners[0].holdShare={distribution: lognormal, median: 1, sigma: 1}"), "uniform"],
  ["a distribution turned round", set("miners[0].capitalUsd={distribution: uniform, low: 2, high: 1}"), "low <= high"],
  ["an unknown distribution", set("miners[0].capitalUsd={distribution: normal}"), "capitalUsd.distribution", "pareto"],
  ["no miners", set("miners=[]"), "miners: expected a list of at least 1, got an empty list"],
  ["a missing section", set("miners="), "tiny: miners", "got null"],
  ["two groups of one name", set("miners[1].name=gpu-miners"), "miners[1].name", "no other"],
  ["a group named like the holders' row", set("miners[1].name=holders"), "miners[1].name", "holders"],
  ["more than the whole hashrate", set("miners[2].initialHashrateShare=1"), "sum to at most 1", "got 2"],
  ["nobody's hashrate", set("miners[0].initialHashrateShare=0", "miners[1].initialHashrateShare=0"), "above 0"],
  ["more than the whole supply", set("holders[0].supplyShare=1.5"), "holders[0].supplyShare", "from 0 to 1"],
  ["a billion miners", set("miners[0].count=1e9"), "miners[0].count", "got 1000000000"],
  ["too many miners together", set("miners[0].count=60000", "miners[1].count=60000"), "at most 100000 members"],
  ["an unknown device", set("chain.startDevice=Radeon HD 797"), 'Did you mean "Radeon HD 7970"?'],
  ["an unknown kind of device", set("miners[0].devices=[gpuu]"), "cpu, gpu, fpga or asic", 'Did you mean "gpu"?'],
  ["an unknown rule", set("schemes[0].rule.name=proof-of-wrok"), 'Did you mean "proof-of-work"?'],
  ["an unknown difficulty", set("schemes[0].difficulty.name=bitcon"), 'Did you mean "bitcoin"?'],
  ["a parameter of another rule", set("schemes[0].rule.nodePowerWatts=5"), "rule.nodePowerWatts", "proof-of-stake"],
  ["a parameter out of range", set("schemes[1].rule.nodePowerWatts=-5"), "rule.nodePowerWatts", "got -5"],
  ["an unknown preset", ["run", "tinny"], "SCENARIO: expected a preset", 'Did you mean "tiny"?'],
  ["dates before the prices", set("start=2009-06"), "prices on record, 2010-07 to", "got 2009-06"],
  ["dates after the history", set("end=2199-01"), "months", "tiny: "],
  ["an end before the start", set("end=2012-01"), "end: expected a month from 2013-01"],
  ["a month that is none", set("start=2013-13"), "start: expected a month as YYYY-MM"],
  ["a thousand years", set("price={model: constant, usd: 1}", "fees.model=none", "end=2999-12"), "at most 1200 months"],
  ["zero duration of a block", set("chain.targetIntervalSeconds=0"), "chain.targetIntervalSeconds", "got 0"],
  ["no volatility", set("price={model: geometric-brownian-motion, initialUsd: 5, driftPerYear: 0}"), "Add volatility"],
  ["a price of another model", set("price.usd=5"), "price.usd", "set model to constant"],
  ["a very long title", set(`title=${"x".repeat(300)}`), "tiny: title", "characters"],
  ["a control character", set('title="a\\u0007b"'), "tiny: title", "\\u0007"],
  ["a key of the prototype", ["run", "F/prototype.json"], "__proto__"],
  ["--set of a path that is none", set("miners.0.count=1"), "--set", "miners[0].count=5"],
  ["--set of an unknown path", set("minrs[0].count=1"), "--set minrs[0].count", 'Did you mean "miners"?'],
  ["--set beyond a list", set("miners[9].count=1"), "--set miners[9].count: expected an index below 3"],
  ["--set inside a number", set("miners[0].count.x=1"), "--set miners[0].count.x"],
  ["--set of broken YAML", set("miners=["), "--set miners:1:2: expected YAML", "syntax error"],
  ["--set of the prototype", set("__proto__.x=1"), "--set"],
  ["--set without a value", ["run", "tiny", "--set"], "proofground run", "set"],
  ["a missing file", ["run", "F/missing.yaml"], "missing.yaml", "no such file"],
  ["a folder as a file", ["run", "F"], "expected a file, got a folder"],
  ["a device as a file", ["run", "/dev/null"], "expected a file, got something else"],
  ["a binary file", ["run", "F/binary.yaml"], "expected text (UTF-8), got a binary file"],
  ["an empty file", ["run", "F/empty.yaml"], "expected a mapping of keys, got null"],
  ["a file too large", ["run", "F/large.yaml"], "at most 1000000 bytes"],
  ["a YAML syntax error", ["run", "F/syntax.yaml"], "syntax.yaml:2:", "syntax error"],
  ["a duplicate key", ["run", "F/duplicate.yaml"], "duplicate.yaml:2:1", "unique"],
  ["an alias bomb", ["run", "F/bomb.yaml"], "bomb.yaml: expected at most 100 uses of aliases"],
  ["an unknown tag", ["run", "F/tag.yaml"], "tag.yaml:1:", "tag"],
  ["deep nesting", ["run", "F/deep.yaml"], "deep.yaml"],
  ["two documents", ["run", "F/two.yaml"], "two.yaml:"],
  ["--out that cannot be made", ["run", "tiny", "--out", "/proc/none/here"], "--out /proc/none/here"],
  ["--out below a file", ["run", "tiny", "--out", "F/empty.yaml/x"], "a file where a folder should be"],
  ["--out that is a file", ["run", "tiny", "--out", "F/empty.yaml"], "expected a folder, got a file"],
  ["--out that is somebody else's folder", ["run", "tiny", "--out", "F/theirs"], 'a folder with "thesis.txt" in it'],
  ["--out that is a half of a run", ["run", "tiny", "--out", "F/half"], 'a folder with "manifest.json" in it'],
  ["--out above the current folder", ["run", "tiny", "--out", "/"], "--out /"],
  ["two --out", ["run", "tiny", "--out", "F/a", "--out", "F/b"], "--out: expected one value, got 2"],
  ["an empty --seed", ["run", "tiny", "--seed", ""], "--seed: expected one value, got nothing"],
  ["a --seed with a control character", ["run", "tiny", "--seed", "a\u0000b"], "tiny: seed"],
  ["a --seed too long", ["run", "tiny", "--seed", "s".repeat(300)], "tiny: seed"],
  ["no replications", ["run", "tiny", "--replications", "0"], "tiny: replications", "got 0"],
  ["a billion replications", ["run", "tiny", "--replications", "1000000000"], "from 1 to 10000, got 1000000000"],
  ["replications in words", ["run", "tiny", "--replications", "ten"], 'got "ten"'],
  ["an unknown scheme", ["run", "tiny", "--scheme", "proof-of-stak"], 'Did you mean "proof-of-stake"?'],
  ["one scheme to compare", ["compare", "tiny", "--schemes", "proof-of-work"], "at least two schemes"],
  ["a scheme against itself", ["compare", "tiny", "--schemes", "proof-of-work,proof-of-work"], "every scheme once"],
  ["no scheme to compare", ["compare", "bitcoin"], "bitcoin: schemes: expected at least two"],
  ["an unknown command", ["rn", "tiny"], 'Did you mean "run"?'],
  ["no command", [], "expected a command", "got none"],
  ["no scenario", ["run"], "proofground run: expected <scenario>: Name of a preset", "got nothing"],
  ["an option without its value", ["run", "tiny", "--seed"], "--seed: expected a value, got nothing"],
  ["an unknown option", ["run", "tiny", "--replication", "3"], "Did you mean --replications?"],
  ["a word too many", ["run", "tiny", "tiny"], 'got "tiny"'],
  ["a word too few", ["run"], "scenario"],
  ["an unknown list", ["list", "divices"], 'Did you mean "devices"?'],
  ["a report of no run", ["report", "F"], "manifest.json", "no such file"],
  ["a report of a broken run", ["report", "F/half"], "the manifest of a Proofground run", "got no JSON"],
  ["a manifest of something else", ["run", "F/other/manifest.json"], "the manifest of a Proofground run"],
  ["eval without a group", ["eval"], "FAMILY/GROUP"],
  ["eval of an unknown family", ["eval", "theori/lottery.pow"], "theory"],
  ["eval of an unknown group", ["eval", "theory/lottery.pov"], "lottery.pow"],
  ["eval of nothing", ["eval", "theory/lottery.pow"], "standard input: expected a JSON object", "got nothing"],
];

const fixtures: Readonly<Record<string, string | Uint8Array>> = {
  "unknown-key.yaml": "replicatons: 3\n",
  "prototype.json": '{"__proto__": {"seed": "x"}}',
  "binary.yaml": Uint8Array.from([0x89, 0x50, 0, 0xff, 0xfe]),
  "empty.yaml": "",
  "large.yaml": `name: ${"x".repeat(1_000_001)}`,
  "syntax.yaml": "name: a\nb: [1, }\n",
  "duplicate.yaml": "name: a\nname: b\n",
  "bomb.yaml": [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ...["b", "c", "d", "e", "f", "g"].map((key, index) => bombLine(key, "abcdef"[index]!)),
  ].join("\n"),
  "tag.yaml": "name: !danger x\n",
  "deep.yaml": `name: ${"[".repeat(5000)}${"]".repeat(5000)}`,
  "two.yaml": "name: a\n---\nname: b\n",
  "theirs/thesis.txt": "years of work",
  "half/manifest.json": '{"format": "proofgr',
  "other/manifest.json": '{"name": "an extension of a browser"}',
};

function bombLine(key: string, before: string): string {
  return `${key}: &${key} [${Array.from({ length: 9 }, () => `*${before}`).join()}]`;
}

function writeFixtures(folder: string): void {
  for (const [name, content] of Object.entries(fixtures)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

function listAll(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).toSorted();
}

test("a mistake in the input ends with code 2, is told clearly, and leaves nothing behind", async (t) => {
  await withFolder(async (folder) => {
    writeFixtures(folder);
    const before = listAll(folder);
    for (const [what, words, ...fragments] of cases) {
      const placed = words.map((word) => word.replace(/^F(?=\/|$)/, folder));
      const writes = ["run", "compare"].includes(words[0] ?? "") && !words.includes("--out");
      const { code, out, error } = await runWords([...placed, ...(writes ? ["--out", join(folder, "out")] : [])]);
      t.is(code, 2, `${what}: ${error}`);
      t.is(out, "", what);
      for (const fragment of fragments) t.true(error.includes(fragment), `${what}: "${fragment}" in: ${error}`);
      for (const line of error.trimEnd().split("\n")) t.regex(line, /^.+: expected .+, got .+\. .+$/, what);
      t.deepEqual(listAll(folder), before, what);
    }
  });
});

test("every problem of a scenario is told at once, up to twenty", async (t) => {
  const words = set("title=3", "miners[0].count=-1", "price.model=constnt", "hardware.pue=0", "end=x");
  const { error } = await runWords(words);
  t.deepEqual(
    error
      .trimEnd()
      .split("\n")
      .map((line) => line.split(": expected")[0]),
    ["tiny: title", "tiny: end", "tiny: price.model", "tiny: hardware.pue", "tiny: miners[0].count"],
  );
  const many = await runWords(set(`miners=[${Array.from({ length: 30 }, () => "{}").join()}]`));
  t.is(many.error.trimEnd().split("\n").length, 20);
});

test("eval refuses what is no JSON, and a terminal", async (t) => {
  for (const input of ["", "  \n", "{", "nonsense", "{}}", "NaN", "\u0000"]) {
    const { code, out, error } = await runWords(["eval", "theory/lottery.pow"], { input });
    t.deepEqual([code, out], [2, ""], JSON.stringify(input));
    t.regex(error, /^standard input: expected a JSON object/);
  }
  for (const input of ["3", "null", '"x"', "{}", "[[]]", '{"a": null}']) {
    const { code, out } = await runWords(["eval", "theory/lottery.pow"], { input });
    t.deepEqual([code, out], [2, ""], input);
  }
  const { code, error } = await runWords(["eval", "theory/lottery.pow"], { io: { isInputTerminal: true } });
  t.is(code, 2);
  t.regex(error, /got a terminal/);
});
