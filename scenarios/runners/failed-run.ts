import type { RunFailure } from "./run-job.ts";

/** A run that had to succeed and did not. */
export class FailedRun extends Error {
  override readonly name = "FailedRun";
  readonly failure: RunFailure;

  constructor(failure: RunFailure) {
    super(`scheme ${failure.scheme}, replication ${failure.replication}: ${failure.message}`);
    this.stack = failure.stack;
    this.failure = failure;
  }
}
