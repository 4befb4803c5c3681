import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { queryResults } from "../../scenarios/store/query-results.ts";
import { createStream, type RandomStream } from "../../sim/engine/random-stream.ts";
import { type RedisServer, startRedis } from "../commands/redis-server.ts";

/** What killing did to studies, and what it did not. */
export interface Toll {
  readonly studies: number;
  readonly kills: Readonly<Record<Victim, number>>;
  /** Results of finished studies that are missing, or there more than once. */
  readonly lost: number;
  readonly duplicated: number;
  /** Finished studies whose table or manifest has other bytes than an undisturbed one. */
  readonly different: number;
}

export type Victim = "parent" | "worker" | "redis";

const program = join(getPackageRoot(), "dist", "reports", "proofground.js");
const PASSWORD = "sesame-8d1f";
const FILES = ["results.parquet", "manifest.json"];
const POLL_MS = 25;

const POINTS = 5;
const REPLICATIONS = 60;
const METRICS = 2;
const SCHEMES = 2;
const study = `
name: disturbed
scenario: tiny
set: [end=2013-03]
factors: [{ path: "miners[0].capitalUsd", low: 1e4, high: 1e5, scale: log, levels: ${POINTS} }]
replications: ${REPLICATIONS}
metrics: [workers_share_total, dilution_total]
`;

/**
 * Runs one study again and again, on threads and at a queue by turns, and kills (SIGKILL) whatever takes part at random
 * moments: the process that submits, workers, the server, until so many kills are done and the last study is finished.
 *
 * @param folder to work in
 * @param tell called with a line about each finished study
 */
export async function disturbStudies(
  { kills, seed, folder }: { readonly kills: number; readonly seed: string; readonly folder: string },
  tell: (line: string) => void,
): Promise<Toll> {
  writeFileSync(join(folder, "study.yaml"), study);
  const undisturbed = startSweep(folder, "undisturbed", ["--threads", "1"], "");
  if ((await once(undisturbed, "exit"))[0] !== 0) throw new Error("the undisturbed study fails");
  const expected = readBytes(join(folder, "undisturbed"));
  const site = await openSite(folder);
  const luck = createStream(seed, "test/kills");
  const toll = { studies: 0, kills: { parent: 0, worker: 0, redis: 0 }, lost: 0, duplicated: 0, different: 0 };
  try {
    while (countKills(toll) < kills) {
      const out = `study-${toll.studies}`;
      await disturbStudy({ folder, out, site, luck, toll, most: kills });
      const found = await countResults(join(folder, out));
      toll.studies++;
      toll.lost += POINTS * REPLICATIONS * METRICS * SCHEMES - found.distinct;
      toll.duplicated += found.all - found.distinct;
      if (readBytes(join(folder, out)).some((bytes, index) => !bytes.equals(expected[index]!))) toll.different++;
      tell(JSON.stringify(toll));
    }
    return toll;
  } finally {
    site.close();
  }
}

/** A queue with two workers that are there again when they are killed. */
interface Site {
  readonly getUrl: () => string;
  readonly killWorker: (which: number) => void;
  readonly killServer: () => Promise<void>;
  readonly close: () => void;
}

async function openSite(folder: string): Promise<Site> {
  const data = join(folder, "redis");
  mkdirSync(data);
  let server: RedisServer = await startRedis(data, PASSWORD);
  const { url, port } = server;
  const startWorker = () =>
    spawn(process.execPath, [program, "worker", "--redis", "env", "--threads", "1", "--lease", "1"], {
      env: { ...process.env, PROOFGROUND_REDIS: url },
      stdio: "ignore",
    });
  const workers: ChildProcess[] = [startWorker(), startWorker()];
  return {
    getUrl: () => url,
    killWorker: (which) => {
      workers[which]!.kill("SIGKILL");
      workers[which] = startWorker();
    },
    killServer: async () => {
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
      server = await startRedis(data, PASSWORD, { port });
    },
    close: () => {
      for (const { process: one } of [server, ...workers.map((worker) => ({ process: worker }))]) one.kill("SIGKILL");
    },
  };
}

interface Disturbance {
  readonly folder: string;
  readonly out: string;
  readonly site: Site;
  readonly luck: RandomStream;
  readonly toll: { readonly kills: Record<Victim, number> };
  /** Kills after which everything is left in peace. */
  readonly most: number;
}

async function disturbStudy({ folder, out, site, luck, toll, most }: Disturbance): Promise<void> {
  const place = join(folder, out);
  // Until one comes to its end: with the manifest the results are whole, and the page comes after it.
  for (let isDone = false; !isDone; ) {
    const isQueue = luck() < 0.6 || listSpared(toll).length > 0;
    const where = isQueue ? ["--redis", "env"] : ["--threads", luck() < 0.5 ? "1" : "2"];
    const more = existsSync(join(place, "study.json")) ? ["--resume"] : [];
    const parent = startSweep(folder, out, [...where, ...more], site.getUrl());
    const end = watch(parent);
    const isOver = () => parent.exitCode !== null;
    const before = measureJournal(place);
    while (!isOver() && countKills(toll) < most) {
      const victim = isQueue ? (listSpared(toll)[0] ?? chooseVictim(luck)) : "parent";
      // Most kills come while results do: before, there is nothing to be lost.
      if (luck() < 0.8) await waitUntil(() => isOver() || measureJournal(place) > before);
      await setTimeout(700 * luck());
      if (isOver()) break;
      toll.kills[victim]++;
      if (victim === "worker") site.killWorker(luck() < 0.5 ? 0 : 1);
      else if (victim === "redis") await site.killServer();
      else {
        parent.kill("SIGKILL");
        break;
      }
    }
    const message = await end;
    isDone = parent.exitCode === 0;
    // A submitter may come to a server that has just been killed.
    if (message !== "" && !/--redis/.test(message)) throw new Error(message);
  }
}

/** Who was not killed yet comes first, so that a few kills are enough to hit everybody. */
function listSpared({ kills }: Pick<Toll, "kills">): Victim[] {
  return (["worker", "redis", "parent"] as const).filter((victim) => kills[victim] === 0);
}

function chooseVictim(luck: RandomStream): Victim {
  if (luck() < 0.3) return "parent";
  return luck() < 0.5 ? "worker" : "redis";
}

/** @returns what a sweep that failed said; empty where it did not, or was killed */
async function watch(parent: ChildProcess): Promise<string> {
  let told = "";
  parent.stderr!.on("data", (text: Buffer) => {
    told += text.toString();
  });
  const [code] = (await once(parent, "close")) as [number | null];
  return code === 0 || code === null ? "" : `exit ${code}: ${told}`;
}

function startSweep(folder: string, out: string, more: readonly string[], url: string): ChildProcess {
  return spawn(process.execPath, [program, "sweep", "study.yaml", "--out", out, "--quiet", ...more], {
    cwd: folder,
    env: { ...process.env, PROOFGROUND_REDIS: url },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function measureJournal(place: string): number {
  return statSync(join(place, "journal.jsonl"), { throwIfNoEntry: false })?.size ?? 0;
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(POLL_MS);
}

function countKills({ kills }: Pick<Toll, "kills">): number {
  return kills.parent + kills.worker + kills.redis;
}

function readBytes(place: string): Buffer[] {
  return FILES.map((name) => readFileSync(join(place, name)));
}

async function countResults(place: string): Promise<{ all: number; distinct: number }> {
  const sql =
    "select count(*), count(distinct (point, scheme, replication, metric)) from results where value is not null";
  return queryResults(place, sql, async ({ batches }) => {
    for await (const [row] of batches) return { all: Number(row![0]), distinct: Number(row![1]) };
    throw new Error("no answer");
  });
}
