import type { JobList, JobRunner } from "./job-runner.ts";
import type { RunOutcome } from "./run-job.ts";
import { openThreadPool } from "./thread-pool.ts";

/** Jobs under way for each thread, so that none is idle while outcomes are taken in order. */
const JOBS_AHEAD = 4;

/** A `JobRunner` on so many threads. They live as long as its jobs. */
export function createThreadRunner(threads: number): JobRunner {
  return (jobs) => runInThreads(jobs, Math.min(threads, jobs.length));
}

async function* runInThreads(jobs: JobList, threads: number): AsyncGenerator<RunOutcome, void, undefined> {
  if (jobs.length === 0) return;
  const pool = await openThreadPool(threads);
  const underWay: Promise<RunOutcome>[] = [];
  try {
    for (const job of jobs) {
      const outcome = pool.run(job);
      // A thread that dies is told when its turn comes; until then it must not end the program.
      outcome.catch(() => undefined);
      underWay.push(outcome);
      if (underWay.length >= threads * JOBS_AHEAD) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await pool.close();
  }
}
