import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import test from "ava";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { startRedis } from "./redis-server.ts";
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

test("workers at a queue give the bytes of one thread, though workers and the server are killed", async (t) => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, "study.yaml"), study);
    mkdirSync(join(folder, "redis"));
    let server = await startRedis(join(folder, "redis"), PASSWORD);
    const told: string[] = [];
    const startWorker = () => {
      const environment = { ...process.env, PROOFGROUND_REDIS: server.url };
      const words = [program, "worker", "--redis", "env", "--threads", "1", "--lease", "1"];
      const worker = spawn(process.execPath, words, { env: environment });
      worker.stderr.on("data", (text) => told.push(String(text)));
      return worker;
    };
    const workers = [startWorker(), startWorker()];
    try {
      const path = join(folder, "study.yaml");
      const alone = await runWords(["sweep", path, "--out", join(folder, "alone"), "--threads", "1"]);
      t.is(alone.code, 0, alone.error);
      const sweep = runWords(["sweep", path, "--out", join(folder, "shared"), "--redis", server.url]);
      const progress = { isDone: false };
      sweep.then(() => {
        progress.isDone = true;
      }, t.fail);
      const journal = join(folder, "shared", "journal.jsonl");
      while (!progress.isDone && !(existsSync(journal) && statSync(journal).size > 0)) await setTimeout(20);
      t.false(progress.isDone, "there is work left to be disturbed");
      workers[0]!.kill("SIGKILL");
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
      server = await startRedis(join(folder, "redis"), PASSWORD, server.port);
      workers.push(startWorker());
      const shared = await sweep;
      t.is(shared.code, 0, shared.error);
      for (const name of ["results.parquet", "manifest.json"]) {
        t.deepEqual(readFileSync(join(folder, "shared", name)), readFileSync(join(folder, "alone", name)), name);
      }
      const files = readdirSync(join(folder, "shared")).map((name) =>
        readFileSync(join(folder, "shared", name), "latin1"),
      );
      for (const text of [...files, ...told, shared.out, shared.error]) t.false(text.includes(PASSWORD));
    } finally {
      for (const worker of workers) worker.kill("SIGKILL");
      server.process.kill("SIGKILL");
    }
  });
});

test("a queue that refuses is told without its password", async (t) => {
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
        const { code, out, error } = await runWords(["worker", "--redis", url]);
        t.is(code, 2, error);
        t.regex(error, message);
        t.false(`${out}${error}`.includes(PASSWORD));
      }
    } finally {
      server.process.kill("SIGKILL");
    }
  });
});
