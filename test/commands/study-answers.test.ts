import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { computeMeanInterval } from "../../scenarios/statistics/mean-interval.ts";
import { computeQuantileInterval } from "../../scenarios/statistics/quantile-interval.ts";
import { type Ranking, rankCandidates } from "../../scenarios/statistics/rank-candidates.ts";
import { computeRatioInterval } from "../../scenarios/statistics/ratio-interval.ts";
import { renderLine } from "../../scenarios/store/journal.ts";
import { RESULTS_TABLE } from "../../scenarios/store/study-folder.ts";
import { writeStudyTable } from "../../scenarios/store/study-table.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { runWords } from "./run-words.ts";

const folder = mkdtempSync(join(tmpdir(), "proofground-answers-"));
test.after.always(() => {
  rmSync(folder, { recursive: true, force: true });
});

const REPLICATIONS = 12;
const metrics = ["pay", "cost"];
/** Values of both metrics by point and replication; in the failed runs none. */
const stream = createStream("1", "test/answers");
const found = [0, 1, 2].map((point) =>
  Array.from({ length: REPLICATIONS }, (_, replication) => {
    const luck = stream();
    // Of point 1 a run in the middle failed: pairs must not slip.
    if (point === 1 && replication === 4) return null;
    return [10 * luck + (point === 2 ? 1 : 0) + 0.1 * stream(), 5 + luck + stream()];
  }),
);

test.before(async () => {
  const journal = join(folder, "journal.jsonl");
  const entries = found.flatMap((runs, point) =>
    runs.map((values, replication) => ({
      ...{ run: point * REPLICATIONS + replication, point, factors: [point / 2, `kind "${point}"`] },
      ...{ replication, scheme: "only", values: values ?? [] },
      ...(values === null ? { error: "broken", command: "again" } : { error: null, command: null }),
    })),
  );
  writeFileSync(journal, entries.map(renderLine).join(""));
  const factors = [
    { name: "share", type: "DOUBLE" as const },
    { name: 'the "kind"', type: "VARCHAR" as const },
  ];
  await writeStudyTable(journal, join(folder, RESULTS_TABLE), { factors, metrics });
});

const listValues = (point: number, metric: number) => found[point]!.map((values) => values?.[metric] ?? null);
const listKnown = (point: number, metric: number) => listValues(point, metric).filter((value) => value !== null);

async function ask(words: readonly string[]): Promise<unknown> {
  const { code, out, error } = await runWords([words[0]!, folder, ...words.slice(1), "--json"]);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out);
}

test("estimates at each point are the statistics of its runs that have a value", async (t) => {
  const rows = (values: readonly { value: number; low: number | null; high: number | null }[], name: string) =>
    values.map(({ value, low, high }, point) => ({
      ...{ point, scheme: "only", share: point / 2, 'the "kind"': `kind "${point}"` },
      ...{ [name]: value, low, high, n: point === 1 ? REPLICATIONS - 1 : REPLICATIONS },
    }));
  const means = [0, 1, 2].map((point) => computeMeanInterval(listKnown(point, 0), 0.1));
  t.deepEqual(
    await ask(["estimate", "--metric", "pay", "--alpha", "0.1"]),
    rows(
      means.map(({ mean, ...ends }) => ({ value: mean, ...ends })),
      "mean",
    ),
  );
  const quantiles = [0, 1, 2].map((point) => computeQuantileInterval(listKnown(point, 0), 0.25, 0.05));
  t.deepEqual(await ask(["estimate", "--metric", "pay", "--quantile", "0.25"]), rows(quantiles, "quantile_0.25"));
  const ratios = [0, 1, 2].map((point) => computeRatioInterval(listKnown(point, 0), listKnown(point, 1), 0.05));
  t.deepEqual(await ask(["estimate", "--metric", "pay", "--over", "cost"]), rows(ratios, "ratio"));
});

test("a ranking pairs runs of the same replication, and tells apart what luck alone would hide", async (t) => {
  const ranking = (await ask(["rank", "--metric", "pay"])) as Ranking;
  const candidates = [0, 1, 2].map((point) => ({ name: `${point}/only`, values: listValues(point, 0) }));
  t.deepEqual(ranking.pairs, rankCandidates(candidates, 0.05).pairs);
  const { out } = await runWords(["rank", folder, "--metric", "pay"]);
  t.regex(out, /^ranks +point +scheme +share +the "kind" +mean +low +high +n\n/);
  t.regex(out, /\nThe largest mean of pay has point \d \(share [\d.]+, the "kind" kind "\d"\) under only/);
});

test("what a study did not keep, and what is no question, is refused", async (t) => {
  const cases: readonly (readonly [RegExp, ...string[]])[] = [
    [/expected a metric that the study kept, got "pai". Did you mean "pay"/, "rank", folder, "--metric", "pai"],
    [/--metric: expected the name of a metric, got none/, "estimate", folder],
    [/--scheme: expected one of only, got "other"/, "rank", folder, "--metric", "pay", "--scheme", "other"],
    [/--alpha: expected a number between 0 and 1, got 5/, "rank", folder, "--metric", "pay", "--alpha", "5"],
    [
      /--over: expected a ratio or a quantile, got both/,
      "estimate",
      folder,
      "--metric",
      "pay",
      "--over",
      "cost",
      "--quantile",
      "0.5",
    ],
    [/expected the folder of a finished study/, "rank", join(folder, "none"), "--metric", "pay"],
  ];
  for (const [message, ...words] of cases) {
    const { code, error } = await runWords(words);
    t.is(code, 2);
    t.regex(error, message);
  }
});
