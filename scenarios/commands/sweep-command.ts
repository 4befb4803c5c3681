import { statfsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { chooseRunner } from "../runners/choose-runner.ts";
import type { JobRunner } from "../runners/job-runner.ts";
import { ScenarioError } from "../scenario-error.ts";
import { findExistingFolder } from "../store/make-folders.ts";
import { estimateStudy, type StudyEstimate } from "../studies/estimate-study.ts";
import { performStudy, type StudyEnd } from "../studies/perform-study.ts";
import { readStudy } from "../studies/read-study.ts";
import { countRuns } from "../studies/run-study.ts";
import { planStudy, type StudyPlan } from "../studies/study-plan.ts";
import type { Command, CommandArguments, CommandIo } from "./command.ts";
import { startProgress } from "./progress.ts";
import { readRedis, readThreads, redisOption, threadsOption } from "./run-options.ts";

/** `sweep`: a study of many runs from one file. */
export const sweepCommand: Command = {
  name: "sweep",
  summary: "Run a study: a scenario at many points, replicated, into one table that keeps what is done",
  positionals: [{ name: "study", description: "Path of a study file (YAML or JSON)" }],
  options: {
    out: { type: "text", description: "Folder to write; by default results/NAME" },
    resume: { type: "flag", description: "Go on with the study that the folder holds" },
    "dry-run": { type: "flag", description: "Say how many runs, how long and how much disk, and run nothing else" },
    threads: threadsOption,
    redis: redisOption,
    json: { type: "flag", description: "Print the result as JSON, and nothing else" },
    quiet: { type: "flag", description: "Print nothing" },
  },
  examples: [
    ["proofground sweep study.yaml --dry-run", "see what the study takes"],
    ["proofground sweep study.yaml --out results/study", "run it"],
    ["proofground sweep study.yaml --out results/study --resume", "go on after a power cut"],
    ["proofground sweep study.yaml --redis redis://queue:6379", "run on every machine with a worker at the queue"],
  ],
  perform: async (given, io) => {
    const threads = readThreads(given);
    const plan = await planStudy(readStudy(given.positionals["study"] ?? ""));
    const out = given.texts["out"] ?? join("results", plan.study.name);
    const estimate = estimateStudy(plan, threads ?? availableParallelism());
    for (const warning of plan.warnings) io.writeError(`${warning}\n`);
    if (given.flags["dry-run"] === true) return tell(given, io, estimate, renderEstimate(estimate));
    checkDisk(out, estimate);
    const runJobs = await findRunner(readRedis(given, io), threads);
    const end = await runWithProgress({ plan, out, runJobs }, given, io);
    return tell(given, io, { ...end, out }, renderEnd(end, out));
  },
};

async function findRunner(redis: string | undefined, threads: number | undefined): Promise<JobRunner> {
  if (redis === undefined) return chooseRunner(threads);
  // Loaded only where there is a queue: it would slow every other command down.
  const { checkRedis } = await import("../cluster/connect-redis.ts");
  const { createClusterRunner } = await import("../cluster/run-in-cluster.ts");
  await checkRedis(redis);
  return createClusterRunner(redis);
}

async function runWithProgress(
  { plan, out, runJobs }: { readonly plan: StudyPlan; readonly out: string; readonly runJobs: JobRunner },
  { flags }: CommandArguments,
  io: CommandIo,
): Promise<StudyEnd> {
  const progress = startProgress(flags["quiet"] === true ? { ...io, isErrorTerminal: false } : io, countRuns(plan));
  let save: () => void = () => undefined;
  const leave = () => {
    progress.stop();
    save();
    io.writeError(`Interrupted. Go on with --resume --out ${out}\n`);
    process.exit(130);
  };
  process.once("SIGINT", leave);
  try {
    return await performStudy({
      plan,
      out,
      isResumed: flags["resume"] === true,
      runJobs,
      onProgress: progress.show,
      onStart: (flush) => {
        save = flush;
      },
    });
  } finally {
    process.off("SIGINT", leave);
    progress.stop();
  }
}

/** @throws ScenarioError where the study would not fit */
function checkDisk(out: string, { bytes }: StudyEstimate): void {
  const { bavail, bsize } = statfsSync(findExistingFolder(dirname(resolve(out))));
  if (bytes <= bavail * bsize) return;
  throw new ScenarioError({
    where: `--out ${out}`,
    expected: `room for about ${renderBytes(bytes)}`,
    found: `${renderBytes(bavail * bsize)} free`,
    cure: "Keep fewer metrics, take fewer points, or choose another --out.",
  });
}

function tell({ flags }: CommandArguments, io: CommandIo, value: object, text: string): number {
  if (flags["json"] === true) io.writeOut(`${JSON.stringify(value, null, 2)}\n`);
  else if (flags["quiet"] !== true) io.writeOut(text);
  return 0;
}

function renderEstimate({ points, runs, secondsPerRun, seconds, bytes }: StudyEstimate): string {
  return (
    `${points} points, at most ${runs} runs of about ${secondsPerRun.toPrecision(2)} s each: ` +
    `about ${renderSeconds(seconds)} and at most ${renderBytes(bytes)} of disk.\n`
  );
}

function renderEnd({ runs, failed }: StudyEnd, out: string): string {
  const failures = `${failed} of them failed: proofground query ${out} "select distinct error, command from results where error is not null"\n`;
  return `${runs} runs in ${join(out, "results.parquet")}\n${failed === 0 ? "" : failures}`;
}

function renderSeconds(seconds: number): string {
  if (seconds < 120) return `${seconds.toPrecision(2)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toPrecision(2)} h`;
}

function renderBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), units.length - 1);
  return `${(bytes / 1000 ** step).toPrecision(3)} ${units[step]}`;
}
