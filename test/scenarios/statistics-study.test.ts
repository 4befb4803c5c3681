import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { CONVERGENCE_FILE, SENSITIVITY_FILE } from "../../scenarios/commands/perform-sensitivity.ts";
import { createSensitivityCommand } from "../../scenarios/commands/sensitivity-command.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import type { MetricSensitivity } from "../../scenarios/store/study-sensitivity.ts";
import { plainParts } from "../commands/run-words.ts";

const folder = mkdtempSync(join(tmpdir(), "proofground-sensitivity-"));
test.after.always(() => {
  rmSync(folder, { recursive: true, force: true });
});

const study = `name: drivers
scenario: tiny
schemes: [proof-of-work]
factors:
  - { path: "miners[0].capitalUsd", low: 10000, high: 200000, scale: log }
  - { path: "holders[0].supplyShare", low: 0.2, high: 0.6 }
replications: 2
metrics: [burned_share_total, revenue_usd_total, reward_usd_per_capital_usd]
`;
const path = join(folder, "study.yaml");
writeFileSync(path, study);

async function perform(texts: Readonly<Record<string, string>>, file = path): Promise<string> {
  let text = "";
  const silent = { isInputTerminal: false, isOutputTerminal: false, isErrorTerminal: false, columns: 80 };
  const io = {
    ...silent,
    writeOut: (part: string) => {
      text += part;
    },
    writeError: () => undefined,
    readInput: () => Promise.resolve(""),
    environment: {},
  };
  const given = { positionals: { study: file }, texts: { threads: "1", ...texts }, lists: {}, flags: { json: true } };
  await createSensitivityCommand(() => Promise.resolve(plainParts)).perform(given, io);
  return text;
}

test("a study's own runs give the indices of each metric, the same each time, and none to a metric that stands still", async (t) => {
  for (const texts of [
    { method: "morris", trajectories: "4" },
    { method: "sobol", size: "8" },
  ]) {
    const out = join(folder, texts.method);
    const printed = await perform({ ...texts, out });
    const found = JSON.parse(printed) as MetricSensitivity[];
    t.deepEqual(
      found.map(({ metric }) => metric),
      ["burned_share_total", "revenue_usd_total", "reward_usd_per_capital_usd"],
    );
    const pay = found[2]!;
    t.is(pay.dropped, 0);
    const getRow = (factor: string, index: string) =>
      pay.rows.find((row) => row.factor === factor && row.index === index)!;
    const index = texts.method === "morris" ? "mu_star" : "total";
    // What holders own does nothing to those who are paid for work; the table begins with what matters.
    t.is(getRow("holders[0].supplyShare", index).value, 0);
    t.true(getRow("miners[0].capitalUsd", index).value > 0);
    t.is(pay.rows[0]!.factor, "miners[0].capitalUsd");
    if (texts.method === "sobol") t.deepEqual(found[0]!.rows, []);
    t.deepEqual(
      pay.stages.map(({ size }) => size),
      texts.method === "sobol" ? [4, 8] : [4],
    );
    t.deepEqual(pay.stages.at(-1)!.rows, pay.rows);
    const lines = readFileSync(join(out, CONVERGENCE_FILE), "utf8").trim().split("\n");
    t.is(lines.length, 1 + found.flatMap(({ stages }) => stages.flatMap(({ rows }) => rows)).length);
    t.is(await perform({ ...texts, out: `${out}-again` }), printed);
    t.is(
      readFileSync(join(out, SENSITIVITY_FILE), "utf8"),
      readFileSync(join(`${out}-again`, SENSITIVITY_FILE), "utf8"),
    );
  }
});

test("options of the other method, and a count of replications that moves, are refused", async (t) => {
  const moving = join(folder, "moving.yaml");
  const target = "replications: { metric: revenue_usd_total, halfWidth: 1 }";
  writeFileSync(moving, study.replace("replications: 2", target));
  for (const [texts, file] of [
    [{ method: "x" }, path],
    [{ method: "sobol", levels: "4" }, path],
    [{ method: "morris", size: "8" }, path],
    [{ method: "morris", levels: "3" }, path],
    [{ method: "sobol", size: "12" }, path],
    [{ method: "morris" }, moving],
  ] as const) {
    await t.throwsAsync(() => perform({ ...texts, out: join(folder, "none") }, file), { instanceOf: ScenarioError });
  }
});
