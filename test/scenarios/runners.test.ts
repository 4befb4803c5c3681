import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { chooseRunner } from "../../scenarios/runners/choose-runner.ts";
import { FailedRun } from "../../scenarios/runners/failed-run.ts";
import type { JobRunner } from "../../scenarios/runners/job-runner.ts";
import { listJobs } from "../../scenarios/runners/list-jobs.ts";
import type { RunOutcome } from "../../scenarios/runners/run-job.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun, type RunPlan } from "../../scenarios/runs/run-plan.ts";
import { renderExperimentJson } from "../../scenarios/store/experiment-json.ts";
import { runWords, withFolder } from "../commands/run-words.ts";

const folder = mkdtempSync(join(tmpdir(), "runners-"));
test.after.always(() => {
  rmSync(folder, { recursive: true, force: true });
});

/**
 * A scenario with a rule that counts epochs in a variable of its file, pays a little less for what the count is, and
 * fails above a limit. Among fewer than six parties, as the laws try it, it does not count.
 */
function writeOwnScenario(name: string, epochsLimit: number): string {
  const rule = `let epochs = 0;
export default {
  kind: "epoch", name: "mine", title: "Mine", pays: "It pays for work.", source: "me", parameters: {}, choices: {},
  weighs: "work", computeEpochSeconds: () => 86400, computeNodePowerWatts: () => 0, createMemory: () => null,
  settle(epoch, memory) {
    if (epoch.work.length > 5) epochs++;
    if (epochs > ${epochsLimit}) throw new Error("tired after " + (epochs - 1));
    const pot = epoch.scheduledIssuance + epoch.fees + epoch.carried;
    const total = epoch.work.reduce((sum, work) => sum + work, 0);
    const workers = epoch.work.map((work) => (total > 0 ? Math.floor((pot * work) / total) : 0));
    if (workers[0] > 7) workers[0] -= epochs % 7;
    const carried = pot - workers.reduce((sum, pay) => sum + pay, 0) - epoch.carried;
    const settlement = { payouts: { workers }, treasury: 0, burned: 0, carried, issued: epoch.scheduledIssuance, fees: epoch.fees };
    return { settlement, memory };
  },
};
`;
  writeFileSync(join(folder, `${name}.js`), rule);
  const scenario = [
    `{ name: ${name}, title: Own, question: Same?, start: 2015-01, end: 2015-03, replications: 3,`,
    "miners: [{ name: one, count: 7, capitalUsd: 1e5, initialHashrateShare: 0.5, electricityUsdPerKwh: 0.03 }],",
    "chain: { startDevice: AntMiner S5 }, schemes: [{ name: plain, rule: { name: proof-of-work },",
    `difficulty: { name: bitcoin } }, { name: own, rule: { name: custom, file: ${name}.js } }] }`,
  ];
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, scenario.join("\n"));
  return path;
}

function planCompare(source: string): RunPlan {
  return planRun({ kind: "compare", source, sets: [], fields: {}, schemes: [] });
}

async function renderResults(plan: RunPlan, runJobs: JobRunner): Promise<string> {
  const shown: number[] = [];
  const request = computeExperimentRequest(plan, (done) => shown.push(done));
  const text = [...renderExperimentJson(await runExperiment({ ...request, runJobs }))].join("");
  if (shown.some((done, index) => done !== index + 1)) throw new Error("progress counts runs one by one");
  return text;
}

test("results have the same bytes on 1, 2 and 8 threads and where the program chooses", async (t) => {
  for (const source of ["tiny", writeOwnScenario("steady", 1e9)]) {
    const plan = planCompare(source);
    const alone = await renderResults(plan, chooseRunner(1));
    for (const threads of [2, 8, undefined]) t.is(await renderResults(plan, chooseRunner(threads)), alone);
  }
});

test("outcomes come in the order of the jobs, and no two jobs have the same luck under the same scheme", async (t) => {
  const { scenario, devices, history } = planCompare("tiny");
  const jobs = listJobs(scenario, scenario.schemes, { world: { devices, history }, seed: "order", replications: 8 });
  const outcomes: RunOutcome[] = [];
  for await (const outcome of chooseRunner(3)(jobs)) outcomes.push(outcome);
  const replications = outcomes.map((outcome) => (outcome.kind === "result" ? outcome.result.replication : -1));
  t.deepEqual(
    replications,
    jobs.map(({ replication }) => replication),
  );
  const prints = outcomes.map((outcome) => (outcome.kind === "result" ? outcome.result.fingerprint : ""));
  t.is(new Set(prints).size, jobs.length);
});

test("a reader that leaves early stops the threads", async (t) => {
  const { scenario, devices, history } = planCompare("tiny");
  const jobs = listJobs(scenario, scenario.schemes, { world: { devices, history }, seed: "1", replications: 25 });
  let seen = 0;
  for await (const outcome of chooseRunner(2)(jobs)) {
    t.is(outcome.kind, "result");
    if (++seen === 3) break;
  }
  t.is(seen, 3);
});

test.serial(
  "rounds of one runner share its threads, also rounds at once, and one that is left ends its own",
  async (t) => {
    const { scenario, devices, history } = planCompare("tiny");
    const jobs = listJobs(scenario, scenario.schemes, { world: { devices, history }, seed: "1", replications: 2 });
    let started = 0;
    const count = () => {
      started++;
    };
    process.on("worker", count);
    const runJobs = chooseRunner(2);
    const run = async (most: number) => {
      let seen = 0;
      for await (const { kind } of runJobs(jobs)) {
        t.is(kind, "result");
        if (++seen === most && most < jobs.length) break;
      }
      return seen;
    };
    t.is((await run(4)) + (await run(4)) + (await run(4)), 12);
    t.is(started, 2);
    t.deepEqual(await Promise.all([run(4), run(1), run(4)]), [4, 1, 4]);
    process.off("worker", count);
  },
);

test("a run that fails says which it was, the same on any number of threads, and what shows it again", async (t) => {
  const source = writeOwnScenario("tiring", 80);
  const plan = planCompare(source);
  const message = /^scheme own, replication 0, rule mine, epoch 80: expected a settlement .*"tired after 80"/;
  for (const threads of [1, 2]) {
    const runJobs = chooseRunner(threads);
    const request = { ...computeExperimentRequest(plan, () => undefined), runJobs };
    const failed = await t.throwsAsync(runExperiment(request), { instanceOf: FailedRun });
    t.regex(failed.failure.message, message);
    await withFolder(async (place) => {
      const words = ["compare", source, "--seed", "7", "--threads", String(threads), "--out", join(place, "out")];
      const { code, error } = await runWords(words);
      t.is(code, 2);
      t.regex(error, message);
      t.true(error.endsWith(`Again: proofground run ${source} --seed 7 --replications 1 --scheme own\n`), error);
    });
  }
});

test("threads that cannot be are refused", async (t) => {
  for (const threads of ["0", "1.5", "-2", "many", "100000"]) {
    const { code, error } = await runWords(["run", "tiny", "--threads", threads]);
    t.is(code, 2);
    t.regex(error, /^--threads: expected a (whole )?number/);
  }
});
