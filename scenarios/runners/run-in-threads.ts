import type { JobList, JobRunner } from "./job-runner.ts";
import type { RunOutcome } from "./run-job.ts";
import { openThreadPool, type ThreadPool } from "./thread-pool.ts";

/** Jobs under way for each thread, so that none is idle while outcomes are taken in order. */
const JOBS_AHEAD = 4;

/** Threads wait so long for a study's next round: longer than it takes to decide on it. */
const IDLE_MS = 1000;

/** A `JobRunner` on so many threads. They stay for the next jobs, unless these were left before their end. */
export function createThreadRunner(threads: number): JobRunner {
  const idle: ThreadPool[] = [];
  return async function* (jobs) {
    if (jobs.length === 0) return;
    const pool = idle.pop() ?? (await openThreadPool(threads, IDLE_MS));
    let isDone = false;
    try {
      yield* runInThreads(jobs, pool, threads * JOBS_AHEAD);
      isDone = true;
      idle.push(pool);
    } finally {
      if (!isDone) await pool.close();
    }
  };
}

async function* runInThreads(
  jobs: JobList,
  pool: ThreadPool,
  most: number,
): AsyncGenerator<RunOutcome, void, undefined> {
  const underWay: Promise<RunOutcome>[] = [];
  for (const job of jobs) {
    const outcome = pool.run(job);
    // A thread that dies is told when its turn comes; until then it must not end the program.
    outcome.catch(() => undefined);
    underWay.push(outcome);
    if (underWay.length >= most) yield await underWay.shift()!;
  }
  while (underWay.length > 0) yield await underWay.shift()!;
}
