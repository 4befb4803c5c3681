import { availableParallelism } from "node:os";
import type { JobRunner } from "./job-runner.ts";
import { runInProcess } from "./run-in-process.ts";
import { createThreadRunner } from "./run-in-threads.ts";
import type { RunJob } from "./run-job.ts";

/** Work below which threads are not worth their start, ms: a pool takes a quarter of a second. */
const WORTH_MS = 1500;

/**
 * The runner for so many threads; where nobody says how many, all cores, as soon as the work turns out to be worth it.
 * Only where jobs run depends on the clock, never what they give.
 */
export function chooseRunner(threads: number | undefined): JobRunner {
  const most = threads ?? availableParallelism();
  if (most === 1) return runInProcess;
  const runOnThreads = createThreadRunner(most);
  return threads === undefined ? createGrowingRunner(runOnThreads) : runOnThreads;
}

/** Runs jobs here until the pace shows that the rest is long, and hands the rest, and all later jobs, to threads. */
function createGrowingRunner(runOnThreads: JobRunner): JobRunner {
  let isGrown = false;
  return async function* (jobs) {
    if (isGrown) return yield* runOnThreads(jobs);
    const queue = jobs[Symbol.iterator]();
    const startedAt = performance.now();
    let done = 0;
    const isRestLong = () => {
      const left = jobs.length - done;
      return left > 1 && ((performance.now() - startedAt) / done) * left > WORTH_MS;
    };
    const untilLong = function* (): Generator<RunJob> {
      while (done === 0 || !isRestLong()) {
        const next = queue.next();
        if (next.done === true) return;
        yield next.value;
      }
    };
    for await (const outcome of runInProcess({ length: jobs.length, [Symbol.iterator]: untilLong })) {
      done++;
      yield outcome;
    }
    if (done === jobs.length) return;
    isGrown = true;
    yield* runOnThreads({ length: jobs.length - done, [Symbol.iterator]: () => queue });
  };
}
