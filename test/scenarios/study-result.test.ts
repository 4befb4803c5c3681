import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { queryResults } from "../../scenarios/store/query-results.ts";
import { choosePoints, MOST_POINTS } from "../../scenarios/studies/choose-shown.ts";
import { binFactor } from "../../scenarios/studies/factor-bins.ts";
import { computeResponses } from "../../scenarios/studies/factor-responses.ts";
import { computeSurface } from "../../scenarios/studies/factor-surface.ts";
import { readStudyResult } from "../../scenarios/studies/read-study-result.ts";
import { runWords } from "../commands/run-words.ts";
import { synthesiseStudy } from "../reports/synthetic-study.ts";

const folder = mkdtempSync(join(tmpdir(), "proofground-study-result-"));
test.after.always(() => {
  rmSync(folder, { recursive: true, force: true });
});

const known = synthesiseStudy(4000);
const hashrate = known.columns[0]!;

test("every point lies in one bin of each factor, and in one cell of each pair", (t) => {
  for (const factor of known.factors) {
    const places = binFactor(factor).bins.flatMap(({ points }) => points);
    t.deepEqual(
      places.toSorted((one, two) => one - two),
      known.points,
    );
  }
  const [first, second] = [known.factors[0]!, known.factors[2]!];
  const { counts, means } = computeSurface([first, second], hashrate);
  t.is(
    counts.flat().reduce((sum, count) => sum + count, 0),
    known.points.length,
  );
  const total = means
    .flatMap((row, y) => row.map((mean, x) => (mean ?? 0) * counts[y]![x]!))
    .reduce((sum, each) => sum + each);
  const truth = hashrate.mean.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  t.true(Math.abs(total / truth - 1) < 1e-9);
});

test("a point's value lies inside the stretch of its bin", (t) => {
  for (const factor of known.factors.slice(0, 2)) {
    for (const { spans, points } of binFactor(factor).bins) {
      const [from, to] = spans.map(Number) as [number, number];
      t.true(
        points.every(
          (point) =>
            Number(factor.values[point]) >= from * (1 - 1e-9) && Number(factor.values[point]) <= to * (1 + 1e-9),
        ),
      );
    }
  }
});

test("shares of variance are those of the known law: 1 + 9 share + 2 trust has 27/4 and 1 of them, price none", (t) => {
  const [share, price, rule] = computeResponses(known, hashrate).map(({ varianceShare }) => varianceShare!);
  const [ofShare, ofRule] = [81 / 12, 4 / 4];
  // Twelve stretches lose what varies inside each: 1/144 of the share's own variance.
  t.true(Math.abs(share! - (ofShare * (143 / 144)) / (ofShare + ofRule)) < 0.02, String(share));
  t.true(Math.abs(rule! - ofRule / (ofShare + ofRule)) < 0.03, String(rule));
  t.true(price! < 0.01, String(price));
});

test("the band of a response holds four fifths of its points", (t) => {
  for (const { bins, tenths, ninetieths } of computeResponses(known, hashrate)) {
    for (const [index, { points }] of bins.bins.entries()) {
      const inside = points.filter(
        (point) => hashrate.mean[point]! >= tenths[index]! && hashrate.mean[point]! <= ninetieths[index]!,
      );
      t.true(Math.abs(inside.length / points.length - 0.8) < 0.02);
    }
  }
});

test("too many points become a sample without repeats, the same for the same seed", (t) => {
  const chosen = choosePoints(5 * MOST_POINTS, "7");
  t.is(new Set(chosen).size, MOST_POINTS);
  t.deepEqual(chosen, choosePoints(5 * MOST_POINTS, "7"));
  t.deepEqual(
    chosen,
    chosen.toSorted((one, two) => one - two),
  );
  const middle = chosen.reduce((sum, point) => sum + point, 0) / MOST_POINTS;
  // Standard error of the mean of 10,000 draws without repeats from 50,000: 14434 / 100 x sqrt(0.8).
  t.true(Math.abs(middle - 25_000) < 4 * 129);
});

test("a sweep writes its page and points whose means are those of its runs; report draws them again", async (t) => {
  const file = join(folder, "study.yaml");
  writeFileSync(
    file,
    `name: two
scenario: tiny
set: [end=2013-02]
factors:
  - { path: "miners[0].capitalUsd", values: [10000, 30000] }
  - { path: "schemes[0].name", values: [proof-of-work] }
replications: 3
metrics: [hashrate_hs_last_year, dilution_total]
`,
  );
  const out = join(folder, "two");
  t.is((await runWords(["sweep", file, "--out", out, "--threads", "1"])).code, 0);
  const page = readFileSync(join(out, "report.html"), "utf8");
  const points = readFileSync(join(out, "points.csv"), "utf8");
  const told = await runWords(["report", out]);
  t.is(told.out, `Report: ${join(out, "report.html")}\n`);
  t.is(readFileSync(join(out, "report.html"), "utf8"), page);
  t.is(readFileSync(join(out, "points.csv"), "utf8"), points);
  const result = await readStudyResult(out);
  const sql = `SELECT avg(value) FROM results WHERE metric = 'hashrate_hs_last_year' AND scheme = 'proof-of-work' GROUP BY point ORDER BY point`;
  const means = await queryResults(out, sql, async ({ batches }) => {
    const all: number[] = [];
    for await (const rows of batches) all.push(...rows.map(([mean]) => Number(mean)));
    return all;
  });
  const column = result.columns.find(
    ({ metric, scheme }) => metric === "hashrate_hs_last_year" && scheme === "proof-of-work",
  )!;
  for (const [place, mean] of means.entries()) {
    t.true(Math.abs(column.mean[place]! / mean - 1) < 1e-12);
    t.true(column.low[place]! <= mean && column.high[place]! >= mean);
  }
  t.is(result.failed, 0);
  t.true(result.assumptions.length > 10);
});

test("a study whose scenario has changed since is refused with its name", async (t) => {
  const scenario = join(folder, "own.yaml");
  const text = (capital: number) => `name: own
title: Own
question: Who is paid?
start: 2013-01
end: 2013-02
miners:
  - { name: all, count: 5, capitalUsd: ${capital}, initialHashrateShare: 1, electricityUsdPerKwh: 0.05 }
chain: { startDevice: Radeon HD 7970 }
schemes:
  - { name: proof-of-work, rule: { name: proof-of-work }, difficulty: { name: bitcoin } }
`;
  writeFileSync(scenario, text(1e5));
  const file = join(folder, "own-study.yaml");
  writeFileSync(
    file,
    `name: own\nscenario: own.yaml\nfactors: [{ path: hardware.pue, values: [1, 1.2] }]\nreplications: 1\n`,
  );
  const out = join(folder, "own");
  const ran = await runWords(["sweep", file, "--out", out, "--threads", "1"]);
  t.is(ran.code, 0, ran.error);
  writeFileSync(scenario, text(2e5));
  const told = await runWords(["report", out]);
  t.is(told.code, 2);
  t.regex(told.error, /own\.yaml.*changed since/s);
});
