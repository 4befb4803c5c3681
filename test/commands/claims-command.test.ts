import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "csv-parse/sync";
import type { JudgedClaim } from "../../scenarios/claims/claim.ts";
import { runWords, withFolder } from "./run-words.ts";

interface Judged {
  readonly seed: string;
  readonly replications: number;
  readonly claims: readonly JudgedClaim[];
}

test("a claim is told in words: said, data, model, verdict, flips, sources", async (t) => {
  const { code, out, error } = await runWords(["claims", "1"]);
  t.is(code, 0, error);
  for (const part of [
    /^Claim 1: /m,
    /^Said \(2025-09\)/m,
    /^Verdict: overstated by a factor of \d+/m,
    /^What the data say/m,
    /^What the model says/m,
    /OVERSTATED by a\s+factor/,
    /supported at 0\.\d+\s+J\/TH\s+or less/,
    /^ {2}\[1\] hardware-models\/data\/sha256_hardware\.csv/m,
  ]) {
    t.regex(out, part);
  }
  t.notRegex(out, /NaN|undefined|null|Infinity/);
  t.true(out.split("\n").every((line) => line.length <= 100));
});

test("--json is one object; equal seeds give equal bytes, another seed other runs", async (t) => {
  const ask = async (seed: string) =>
    (await runWords(["claims", "3", "--json", "--replications", "2", "--seed", seed])).out;
  const first = await ask("a");
  const { seed, replications, claims } = JSON.parse(first) as Judged;
  t.deepEqual([seed, replications, claims.length, claims[0]!.number], ["a", 2, 1, 3]);
  t.is(claims[0]!.verdict.kind, "overstated");
  t.is(await ask("a"), first);
  t.not(await ask("b"), first);
});

test("--out holds the page, the table and the JSON, the table's figures are the JSON's, and can be replaced", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "claims");
    const { code, out: text } = await runWords(["claims", "1", "--out", out]);
    t.is(code, 0);
    t.regex(text, /Page: .*claims\.html/);
    t.deepEqual(readdirSync(out).toSorted(), [
      ...["claims.csv", "claims.html", "claims.json", "manifest.json", "ro-crate-metadata.json"],
    ]);
    const { claims } = JSON.parse(readFileSync(join(out, "claims.json"), "utf8")) as Judged;
    const rows = parse<Record<string, string>>(readFileSync(join(out, "claims.csv"), "utf8"), { columns: true });
    const [claim] = claims;
    const { data, model, parts, verdict } = claim!;
    for (const [row, evidence] of [["data", data] as const, ["model", model] as const]) {
      const found = rows.filter((one) => one["row"] === row);
      t.deepEqual(
        found.map((one) => [one["statement"], Number(one["value"]), one["source"]]),
        evidence.map(({ statement, value, source }) => [statement, value, source]),
      );
    }
    t.is(rows.filter((one) => one["row"] === "part").length, parts.length);
    t.is(rows.filter((one) => one["row"] === "flip").length, parts.flatMap(({ flips }) => flips).length);
    t.is(rows[0]!["verdict"], verdict.kind);
    t.is((await runWords(["claims", "1", "--out", out])).code, 0);
    writeFileSync(join(out, "mine.txt"), "mine");
    const refused = await runWords(["claims", "1", "--out", out]);
    t.is(refused.code, 2);
    t.regex(refused.error, /mine\.txt/);
  });
});

test("mistakes end with code 2 and name what is expected", async (t) => {
  for (const [words, message] of [
    [["claims", "8"], /NUMBER: expected a claim from 1 to 7, got "8"/],
    [["claims", "first"], /NUMBER: expected a claim from 1 to 7/],
    [["claims", "1", "--all"], /--all: expected a number or --all, got both/],
    [["claims", "1", "--replications", "0"], /--replications: expected a whole number from 1 to 1000/],
    [["claims", "1", "--replications", "many"], /--replications: expected a number/],
    [["claims", "1", "2"], /2/],
  ] as const) {
    const { code, error, out } = await runWords(words);
    t.is(code, 2, words.join(" "));
    t.regex(error, message);
    t.is(out, "");
  }
});

test("one replication gives no interval, so that nothing simulated decides", async (t) => {
  const { out } = await runWords(["claims", "7", "--json", "--replications", "1"]);
  const [claim] = (JSON.parse(out) as Judged).claims;
  const simulated = claim!.parts.filter(({ statement }) => statement.startsWith("Simulated"));
  t.is(simulated.length, 4);
  t.true(simulated.every(({ verdict }) => verdict.kind === "not decidable"));
});

test("help names every claim and shows an example", async (t) => {
  const { code, out } = await runWords(["claims", "--help"]);
  t.is(code, 0);
  t.regex(out, /proofground claims --all --out results\/claims/);
  t.regex(out.replace(/\s+/g, " "), /7 \(Early participants\)/);
});
