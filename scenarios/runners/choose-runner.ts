import { availableParallelism } from "node:os";
import type { JobList, JobRunner } from "./job-runner.ts";
import { runInProcess } from "./run-in-process.ts";
import { createThreadRunner } from "./run-in-threads.ts";
import type { RunJob, RunOutcome } from "./run-job.ts";

/** Work below which threads are not worth their start, ms: a pool takes a quarter of a second. */
const WORTH_MS = 1500;

/**
 * The runner for so many threads; where nobody says how many, all cores, as soon as the work turns out to be worth it.
 * Only where jobs run depends on the clock, never what they give.
 */
export function chooseRunner(threads: number | undefined): JobRunner {
  if (threads === undefined) return availableParallelism() > 1 ? runGrowing : runInProcess;
  return threads > 1 ? createThreadRunner(threads) : runInProcess;
}

/** Runs jobs here until the pace shows that the rest is long, and hands the rest to threads. */
async function* runGrowing(jobs: JobList): AsyncGenerator<RunOutcome, void, undefined> {
  const queue = jobs[Symbol.iterator]();
  const startedAt = performance.now();
  let done = 0;
  const isRestLong = () => {
    const left = jobs.length - done;
    return left > 1 && ((performance.now() - startedAt) / done) * left > WORTH_MS;
  };
  const rest = (): JobList => ({ length: jobs.length - done, [Symbol.iterator]: () => queue });
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
  if (done < jobs.length) yield* createThreadRunner(availableParallelism())(rest());
}
