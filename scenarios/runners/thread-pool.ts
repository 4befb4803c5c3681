import type { RunJob, RunOutcome } from "./run-job.ts";
import { createWorldSharer } from "./shared-world.ts";

/** Threads that run jobs, each job on whichever is free. */
export interface ThreadPool {
  readonly run: (job: RunJob) => Promise<RunOutcome>;
  readonly close: () => Promise<void>;
}

/** One that runs and one that waits at the thread, which so need not wait for this one to hear of its end. */
const JOBS_HELD = 2;

export async function openThreadPool(threads: number): Promise<ThreadPool> {
  // Loaded only where threads are used: it would slow every other command down.
  const { Piscina } = await import("piscina");
  const filename = new URL("./simulation-worker.js", import.meta.url).href;
  const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads, concurrentTasksPerWorker: JOBS_HELD });
  const share = createWorldSharer();
  return {
    run: (job) => pool.run(share(job)) as Promise<RunOutcome>,
    close: () => pool.destroy(),
  };
}
