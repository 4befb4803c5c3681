import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import test from "ava";
import { createClusterRunner } from "../../scenarios/cluster/run-in-cluster.ts";
import { type QueueWorker, serveQueue } from "../../scenarios/cluster/serve-queue.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import type { JobRunner } from "../../scenarios/runners/job-runner.ts";
import { runInProcess } from "../../scenarios/runners/run-in-process.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";
import { renderExperimentJson } from "../../scenarios/store/experiment-json.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { computeSha256 } from "../../scenarios/store/sha256.ts";
import { makeCertificate, startRedis } from "./redis-server.ts";
import { runWords, withFolder } from "./run-words.ts";

const program = join(getPackageRoot(), "dist", "reports", "proofground.js");
const PASSWORD = "sesame-8d1f";

const study = `
name: cluster
scenario: tiny
set: [end=2013-06]
factors: [{ path: "miners[0].capitalUsd", values: [1e4, 2e4, 4e4] }]
replications: 30
metrics: [workers_share_total, dilution_total]
`;

test.serial(
  "over TLS, with two who submit and a worker that does jobs again, results are stored once and no secret is told",
  async (t) => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, "study.yaml"), study);
      mkdirSync(join(folder, "redis"));
      const tls = makeCertificate(folder);
      const server = await startRedis(join(folder, "redis"), PASSWORD, { tls });
      const told: string[] = [];
      const start = (words: readonly string[]) => {
        const env = { ...process.env, PROOFGROUND_REDIS: server.url, NODE_EXTRA_CA_CERTS: tls.certificate };
        const child = spawn(process.execPath, [program, ...words], { cwd: folder, env });
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => told.push(String(text)));
        return child;
      };
      const startWorker = () => start(["worker", "--redis", "env", "--threads", "1", "--lease", "1"]);
      const workers = [startWorker(), startWorker()];
      try {
        // This process does not trust the certificate.
        const sweep = ["sweep", join(folder, "study.yaml"), "--quiet", "--out"];
        const stranger = await runWords([...sweep, join(folder, "none"), "--redis", server.url]);
        t.is(stranger.code, 2);
        t.regex(stranger.error, /expected a server that answers, got a TLS error/);
        told.push(stranger.error);
        t.false(existsSync(join(folder, "none")));
        t.is((await runWords([...sweep, join(folder, "alone"), "--threads", "1"])).code, 0);
        // One names the address where anybody can see it, on its command line.
        const submitters = ["one", "two"].map((out) =>
          start(["sweep", "study.yaml", "--out", out, "--redis", out === "one" ? server.url : "env"]),
        );
        const ends = submitters.map((child) => once(child, "close"));
        const journal = join(folder, "one", "journal.jsonl");
        while (submitters[0]!.exitCode === null && !(statSync(journal, { throwIfNoEntry: false })?.size ?? 0))
          await setTimeout(20);
        t.is(submitters[0]!.exitCode, null, "there is work left to be disturbed");
        const title = execFileSync("ps", ["-ww", "-o", "args=", "-p", String(submitters[0]!.pid)], {
          encoding: "utf8",
        });
        // Longer than the lease: its job goes to the other, and then it is done twice.
        workers[0]!.kill("SIGSTOP");
        await setTimeout(2500);
        workers[0]!.kill("SIGCONT");
        for (const end of ends) t.is((await end)[0], 0);
        for (const out of ["one", "two"]) {
          for (const name of ["results.parquet", "study.json"]) {
            t.true(readFileSync(join(folder, out, name)).equals(readFileSync(join(folder, "alone", name))), name);
          }
        }
        const files = ["one", "two"].flatMap((out) =>
          readdirSync(join(folder, out)).map((name) => readFileSync(join(folder, out, name), "latin1")),
        );
        for (const text of [...files, ...told, title]) t.false(text.includes(PASSWORD));
      } finally {
        for (const worker of workers) worker.kill("SIGKILL");
        server.process.kill("SIGKILL");
      }
    });
  },
);

test.serial("1, 2 and 8 workers at a queue give the results of this process alone", async (t) => {
  await withFolder(async (folder) => {
    const server = await startRedis(folder, PASSWORD);
    const fields = { replications: "6" };
    const plan = planRun({ kind: "compare", source: "tiny", sets: ["end=2013-02"], fields, schemes: [] });
    const request = computeExperimentRequest(plan, () => undefined);
    const run = async (runJobs: JobRunner) =>
      computeSha256([...renderExperimentJson(await runExperiment({ ...request, runJobs }))].join(""));
    try {
      const alone = await run(runInProcess);
      const workers: QueueWorker[] = [];
      for (const count of [1, 2, 8]) {
        while (workers.length < count) workers.push(await serveQueue(server.url, { threads: 1, leaseSeconds: 30 }));
        t.is(await run(createClusterRunner(server.url)), alone, `${count} workers`);
      }
      for (const worker of workers) await worker.stop();
    } finally {
      server.process.kill("SIGKILL");
    }
  });
});

test.serial("a queue that refuses is told without its password", async (t) => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, "study.yaml"), study);
    const server = await startRedis(folder, PASSWORD);
    const cases = [
      [`redis://:wrong-${PASSWORD}@127.0.0.1:${server.port}`, /got a refusal of user or password/],
      [`redis://:${PASSWORD}@127.0.0.1:1`, /got a refused connection/],
      [`http://:${PASSWORD}@127.0.0.1`, /--redis: expected an address as redis:/],
      ["env", /expected an address in PROOFGROUND_REDIS/],
    ] as const;
    try {
      for (const [url, message] of cases) {
        const sweep = ["sweep", join(folder, "study.yaml"), "--out", join(folder, "out")];
        for (const words of [["worker"], sweep]) {
          const { code, out, error } = await runWords([...words, "--redis", url]);
          t.is(code, 2, error);
          t.regex(error, message);
          t.false(`${out}${error}`.includes(PASSWORD));
          t.false(existsSync(join(folder, "out")));
        }
      }
    } finally {
      server.process.kill("SIGKILL");
    }
  });
});
