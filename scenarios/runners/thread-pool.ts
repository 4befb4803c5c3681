import type { RunJob, RunOutcome } from "./run-job.ts";
import { createWorldSharer } from "./shared-world.ts";

/** Threads that run jobs, each job on whichever is free. */
export interface ThreadPool {
  readonly run: (job: RunJob) => Promise<RunOutcome>;
  readonly close: () => Promise<void>;
}

/**
 * Threads are started as jobs come, and end when they had none for a while. Idle ones do not keep the program running.
 *
 * @param idleMs Infinity: they stay until the pool is closed
 */
export async function openThreadPool(threads: number, idleMs: number): Promise<ThreadPool> {
  // Loaded only where threads are used: it would slow every other command down.
  const { Piscina } = await import("piscina");
  const filename = new URL("./simulation-worker.js", import.meta.url).href;
  const execArgv = [...process.execArgv, ...listThreadFlags()];
  const pool = new Piscina({ filename, execArgv, minThreads: 0, maxThreads: threads, idleTimeout: idleMs });
  const share = createWorldSharer();
  return {
    run: (job) => pool.run(share(job)) as Promise<RunOutcome>,
    close: () => pool.destroy(),
  };
}

/**
 * The pool tries to `require` what a thread runs before it imports it. Node 20 that is told to end a thread in the middle
 * of that ends the whole program ("IsGraphAsync must be used on an instantiated module"); refused at once, it is safe.
 */
function listThreadFlags(): string[] {
  return process.allowedNodeEnvironmentFlags.has("--experimental-require-module")
    ? ["--no-experimental-require-module"]
    : [];
}
