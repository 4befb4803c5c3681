import { Worker } from "bullmq";
import { openThreadPool } from "../runners/thread-pool.ts";
import { checkRedis, openRedis } from "./connect-redis.ts";
import { createJobUnpacker, getQueueName, packOutcome, type QueuedJob } from "./queued-job.ts";

/** A job whose workers die again and again is given out this often. */
const MOST_STALLS = 1000;

/** A worker at a queue. */
export interface QueueWorker {
  readonly queue: string;
  /** Ends the runs under way, takes no other. */
  readonly stop: () => Promise<void>;
}

/**
 * Takes jobs from a queue until it is stopped. They run on threads of their own: this thread has to tell the queue, again
 * and again, that the worker lives.
 *
 * @param leaseSeconds after which the jobs of a worker that died go to another
 */
export async function serveQueue(
  url: string,
  { threads, leaseSeconds }: { readonly threads: number; readonly leaseSeconds: number },
): Promise<QueueWorker> {
  await checkRedis(url);
  const redis = openRedis(url);
  const pool = await openThreadPool(threads, Number.POSITIVE_INFINITY);
  const unpack = createJobUnpacker(redis);
  const queue = getQueueName();
  const worker = new Worker<QueuedJob, string>(
    queue,
    async ({ data }) => packOutcome(await pool.run(await unpack(data))),
    {
      connection: redis,
      concurrency: threads,
      lockDuration: leaseSeconds * 1000,
      stalledInterval: leaseSeconds * 500,
      maxStalledCount: MOST_STALLS,
    },
  );
  // Lost connections come back by themselves, and what they say may name the address with its password.
  worker.on("error", () => undefined);
  await worker.waitUntilReady();
  return {
    queue,
    stop: async () => {
      await worker.close();
      await pool.close();
      redis.disconnect();
    },
  };
}
