import type { RunJob, RunOutcome } from "./run-job.ts";

/** Jobs in order; may be made one by one as they are asked for. */
export interface JobList extends Iterable<RunJob> {
  readonly length: number;
}

/**
 * Runs jobs somewhere. Outcomes come in the order of the jobs, whatever order they end in, and do not depend on where
 * they ran; a job that fails is an outcome too. At most a few jobs a thread are under way or wait to be taken.
 */
export type JobRunner = (jobs: JobList) => AsyncGenerator<RunOutcome, void, undefined>;
