import { statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { chooseRunner } from "../runners/choose-runner.ts";
import type { JobRunner } from "../runners/job-runner.ts";
import { ScenarioError } from "../scenario-error.ts";
import { findExistingFolder } from "../store/make-folders.ts";
import { computeMostBytes } from "../studies/estimate-study.ts";
import { performStudy, type StudyEnd } from "../studies/perform-study.ts";
import { countRuns } from "../studies/run-study.ts";
import type { StudyPlan } from "../studies/study-plan.ts";
import type { CommandArguments, CommandIo } from "./command.ts";
import { startProgress } from "./progress.ts";
import { hideCommandLine, readRedis, readThreads } from "./run-options.ts";

/** Runs a study into a folder as the options --redis, --threads, --resume, --csv and --quiet ask, with a bar. */
export async function carryOutStudy(
  { plan, out }: { readonly plan: StudyPlan; readonly out: string },
  given: CommandArguments,
  io: CommandIo,
): Promise<StudyEnd> {
  checkDisk(plan, out);
  const runJobs = await findRunner(readRedis(given, io), readThreads(given));
  const { flags } = given;
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
      isCsvWanted: flags["csv"] === true,
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

async function findRunner(redis: string | undefined, threads: number | undefined): Promise<JobRunner> {
  if (redis === undefined) return chooseRunner(threads);
  hideCommandLine("sweep");
  // Loaded only where there is a queue: it would slow every other command down.
  const { checkRedis } = await import("../cluster/connect-redis.ts");
  const { createClusterRunner } = await import("../cluster/run-in-cluster.ts");
  await checkRedis(redis);
  return createClusterRunner(redis);
}

/** @throws ScenarioError where the study would not fit */
function checkDisk(plan: StudyPlan, out: string): void {
  const bytes = computeMostBytes(plan);
  const { bavail, bsize } = statfsSync(findExistingFolder(dirname(resolve(out))));
  if (bytes <= bavail * bsize) return;
  throw new ScenarioError({
    where: `--out ${out}`,
    expected: `room for about ${renderBytes(bytes)}`,
    found: `${renderBytes(bavail * bsize)} free`,
    cure: "Keep fewer metrics, take fewer points, or choose another --out.",
  });
}

/** Bytes with three digits: 1.23 MB. */
export function renderBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), units.length - 1);
  return `${(bytes / 1000 ** step).toPrecision(3)} ${units[step]}`;
}
