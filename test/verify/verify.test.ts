import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "csv-parse/sync";
import { verifyGroupNames } from "../../scenarios/verify/group-titles.ts";
import { getVectorFolder } from "../../scenarios/verify/read-vectors.ts";

import { type Bound, judgeStatement } from "../../scenarios/verify/statement.ts";
import type { VerifyContext } from "../../scenarios/verify/verify-context.ts";
import type { VerifyRow } from "../../scenarios/verify/verify-row.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import { plainParts, runWords, type Told, withFolder } from "../commands/run-words.ts";

interface ToldRows extends Told {
  readonly rows: readonly VerifyRow[];
}

/** `verify` on a package that is not as it should be. */
function verify(words: string, change: Partial<VerifyContext> = {}): Promise<Told> {
  const parts = { ...plainParts, createVerifyContext: () => ({ ...plainParts.createVerifyContext(), ...change }) };
  return runWords(["verify", ...words.split(" ")], { parts });
}

async function verifyJson(words: string, change: Partial<VerifyContext> = {}): Promise<ToldRows> {
  const told = await verify(`${words} --json`, change);
  const { groups } = JSON.parse(told.out) as { readonly groups: readonly { readonly statements: VerifyRow[] }[] };
  return { ...told, rows: groups.flatMap(({ statements }) => statements) };
}

interface SomeVectors {
  vectors?: unknown[];
  observed?: { new_bits: string }[];
}

/** Copies a few vectors of each file, one of them changed on the way. */
function copyVectors(folder: string, change: (name: string, content: SomeVectors & unknown[]) => void): string {
  const copy = join(folder, "vectors");
  mkdirSync(copy);
  for (const name of readdirSync(getVectorFolder()).filter((file) => file.endsWith(".json"))) {
    const content = JSON.parse(readFileSync(join(getVectorFolder(), name), "utf8")) as SomeVectors & unknown[];
    for (const list of [content, content.vectors]) if (Array.isArray(list)) list.splice(4);
    change(name, content);
    writeFileSync(join(copy, name), JSON.stringify(content));
  }
  return copy;
}

test("a verdict follows from what was found, and what is not a number holds nowhere", (t) => {
  const judge = (expected: Bound, found: number) =>
    judgeStatement({
      ...{ id: "a/b", topic: "t", stated: "s", notes: ["why"], source: "here" },
      measure: { kind: "figure", expected, found, unit: "1" },
    }).verdict;
  const bounds: readonly (readonly [Bound, inside: number, outside: number])[] = [
    [{ kind: "near", value: 2, tolerance: 0.5 }, 2.5, 2.51],
    [{ kind: "at most", value: 2 }, 2, 2.01],
    [{ kind: "at least", value: 2 }, 2, 1.99],
    [{ kind: "between", low: 1, high: 2 }, 1, 2.01],
  ];
  for (const [bound, inside, outside] of bounds) {
    t.is(judge(bound, inside), "holds");
    t.is(judge(bound, outside), "fails");
    t.is(judge(bound, Number.NaN), "fails");
  }
  const untried = judgeStatement({
    ...{ id: "a/b", topic: "t", stated: "s", notes: [], source: "here" },
    measure: { kind: "untried", reason: "no such machine" },
  });
  t.is(untried.verdict, "not applicable");
});

test("a wrong vector fails with its place and both values, and the exit code is 1", async (t) => {
  await withFolder(async (folder) => {
    const vectorFolder = copyVectors(folder, (name, content) => {
      if (name === "theory.json") (content[1] as { expected: { mean_share: number } }).expected.mean_share += 1e-6;
      if (name === "difficulty.json") content.observed![0]!.new_bits = "0x1d00fffe";
    });
    const { code, rows } = await verifyJson("--only vectors", { vectorFolder });
    t.is(code, 1);
    const failed = rows.filter(({ verdict }) => verdict === "fails");
    t.deepEqual(
      failed.map(({ id }) => id),
      ["vectors/theory/lottery.pow.a0.2.n1000", "vectors/difficulty/observed.2016"],
    );
    t.regex(failed[0]!.why, /mean_share: expected 0\.200001, got 0\.2/);
    const { out } = await verify("--only vectors", { vectorFolder });
    t.regex(out, /FAILS vectors\/theory\/lottery\.pow\.a0\.2\.n1000/);
    t.regex(out, /expected "0x1d00fffe", got "0x1d00ffff"/);
    t.regex(out, / 2 fail, 0 not applicable\.\n$/);
  });
});

test("a vector that no evaluator takes fails and does not end the rest; a file that is none fails as a whole", async (t) => {
  await withFolder(async (folder) => {
    const vectorFolder = copyVectors(folder, (name, content) => {
      if (name === "statistics.json") (content[0] as { inputs: unknown }).inputs = { values: "none" };
    });
    const { code, rows } = await verifyJson("--only vectors", { vectorFolder });
    t.is(code, 1);
    t.is(rows.filter(({ verdict }) => verdict === "fails").length, 1);
    t.true(rows.length > 200);
    writeFileSync(join(vectorFolder, "gonka.json"), "{");
    const broken = await verifyJson("--only vectors --only laws", { vectorFolder });
    t.is(broken.code, 1);
    t.deepEqual(
      broken.rows.filter(({ verdict }) => verdict === "fails").map(({ id }) => id),
      ["vectors/error"],
    );
    t.true(broken.rows.length > 15);
  });
});

test("a rule that loses a coin fails by the law's name, and the others hold", async (t) => {
  const honest = rewardRules["proof-of-work"];
  const lossy = {
    ...honest,
    computeSettlement: (stretch: Parameters<typeof honest.computeSettlement>[0]) => {
      const settlement = honest.computeSettlement(stretch);
      return { ...settlement, burned: settlement.burned + 1 };
    },
  };
  const { code, rows } = await verifyJson("--only laws", { rewardRules: { ...rewardRules, "proof-of-work": lossy } });
  t.is(code, 1);
  const failed = rows.filter(({ verdict }) => verdict === "fails");
  t.deepEqual(
    failed.map(({ id, found }) => [id, found]),
    [["laws/proof-of-work", 1]],
  );
  t.regex(failed[0]!.why, /to the unit" is broken; case "three parties"/);
});

test("the table in the folder is the JSON's, holds every statement once, and can be replaced", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "verify");
    const { code, rows } = await verifyJson(`--only laws --out ${out}`);
    t.is(code, 0);
    t.deepEqual(readdirSync(out).toSorted(), [
      ...["manifest.json", "ro-crate-metadata.json", "run-info.json", "verify.csv"],
    ]);
    const table = readFileSync(join(out, "verify.csv"), "utf8");
    const lines = parse<Record<string, string>>(table, { columns: true });
    t.deepEqual(
      lines.map(({ id, verdict, found }) => [id, verdict, Number(found)]),
      rows.map(({ id, verdict, found }) => [id, verdict, found]) as never,
    );
    t.is(new Set(lines.map(({ id }) => id)).size, lines.length);
    t.true(lines.every(({ source, statement, unit }) => source !== "" && statement !== "" && unit !== ""));
    t.is((await verify(`--only laws --quiet --out ${out}`)).code, 0);
    t.is(readFileSync(join(out, "verify.csv"), "utf8"), table);
    writeFileSync(join(out, "mine.txt"), "");
    t.is((await verify(`--only laws --out ${out}`)).code, 2);
  });
});

test("an unknown group and options that exclude each other are the user's mistakes", async (t) => {
  for (const [words, message] of [
    ["--only lows", /--only: expected a group of statements, got "lows"\. Did you mean "laws"\?/],
    ["--only laws --all", /--all: expected --all or --only, got both/],
    ["--only laws --out .", /--out \./],
  ] as const) {
    const { code, error, out } = await runWords(["verify", ...words.split(" ")]);
    t.is(code, 2, words);
    t.regex(error, message);
    t.is(out, "");
  }
  const { out } = await runWords(["verify", "--help"]);
  for (const name of verifyGroupNames) t.true(out.includes(name), name);
  t.regex(out, /proofground verify --only backtest/);
});
