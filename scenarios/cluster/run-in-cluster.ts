import { setTimeout } from "node:timers/promises";
import { Job, Queue } from "bullmq";
import type { JobRunner } from "../runners/job-runner.ts";
import type { RunJob, RunOutcome } from "../runners/run-job.ts";
import { openRedis } from "./connect-redis.ts";
import { createJobPacker, getQueueName, type QueuedJob, unpackOutcome } from "./queued-job.ts";

/** Jobs in the queue at a time: enough for hundreds of workers, little enough for a small server. */
const JOBS_AHEAD = 1000;
const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 250;
/** Results that nobody collects stay this long, for a submitter that was killed and comes back. */
const KEPT_SECONDS = 3600;

type RunQueue = Queue<QueuedJob, string>;

interface Submitted {
  readonly job: RunJob;
  readonly id: Promise<string>;
}

/**
 * A `JobRunner` on all workers of a queue. A job is named by the hash of all that it depends on, so that one that is
 * submitted or done twice is still one.
 */
export function createClusterRunner(url: string): JobRunner {
  return async function* (jobs) {
    const redis = openRedis(url);
    const queue: RunQueue = new Queue(getQueueName(), { connection: redis });
    let submit = createSubmitter(queue, createJobPacker(redis));
    const collect = async ({ job, id }: Submitted): Promise<RunOutcome> => {
      for (;;) {
        const outcome = await waitForOutcome(queue, await id);
        if (outcome !== undefined) return outcome;
        // A server without persistence has been restarted: it knows neither the job nor its world.
        submit = createSubmitter(queue, createJobPacker(redis));
        await submit(job);
      }
    };
    const underWay: Submitted[] = [];
    try {
      for (const job of jobs) {
        const id = submit(job);
        id.catch(() => undefined);
        underWay.push({ job, id });
        if (underWay.length >= JOBS_AHEAD) yield await collect(underWay.shift()!);
      }
      while (underWay.length > 0) yield await collect(underWay.shift()!);
    } finally {
      await queue.close();
      redis.disconnect();
    }
  };
}

/** @returns what puts a job into the queue and gives its name there */
function createSubmitter(queue: RunQueue, pack: ReturnType<typeof createJobPacker>): (job: RunJob) => Promise<string> {
  return async (job) => {
    const { id, data } = await pack(job);
    const kept = { age: KEPT_SECONDS };
    await queue.add("run", data, { jobId: id, attempts: 3, removeOnComplete: kept, removeOnFail: kept });
    return id;
  };
}

/** undefined where the queue does not know the job. */
async function waitForOutcome(queue: RunQueue, id: string): Promise<RunOutcome | undefined> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    const job = await Job.fromId<QueuedJob, string>(queue, id);
    if (job === undefined) return undefined;
    if (typeof job.returnvalue === "string") {
      // Collected, it is the study's to keep: the server holds no more than is under way.
      await job.remove();
      return unpackOutcome(job.returnvalue);
    }
    if (await job.isFailed()) {
      await job.remove();
      throw new Error(`a worker could not do its work: ${job.failedReason}`);
    }
    await setTimeout(waitMs);
  }
}
