import { setImmediate } from "node:timers/promises";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import type { JobList } from "./job-runner.ts";
import type { RunOutcome } from "./run-job.ts";
import { simulateJob } from "./simulate-job.ts";

/** A `JobRunner` that runs one job after the other in this thread. */
export async function* runInProcess(jobs: JobList): AsyncGenerator<RunOutcome, void, undefined> {
  const simJs = await loadSimJs();
  for (const job of jobs) {
    yield simulateJob(job, simJs);
    // Lets signals and the progress bar through.
    await setImmediate();
  }
}
