import { deserialize, serialize } from "node:v8";
import type { Redis } from "ioredis";
import type { JobWorld, RunJob, RunOutcome } from "../runners/run-job.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";

/** A job as it lies in the queue: exact to the last bit, which JSON of numbers is not for all of them. */
export interface QueuedJob {
  /** Base64. */
  readonly job: string;
  readonly worldSha256: string;
}

/** Workers of another version, or another Node, would give other bytes: they have a queue of their own. */
export function getQueueName(): string {
  return `proofground-${getPackageVersion()}-node-${process.version}`;
}

const WORLD_SECONDS = 7 * 24 * 3600;

const nameWorld = (sha256: string): string => `proofground:world:${sha256}`;

/** Puts jobs into the form of the queue; each world goes to the server once. */
export function createJobPacker(
  redis: Redis,
): (job: RunJob) => Promise<{ readonly id: string; readonly data: QueuedJob }> {
  const known = new WeakMap<JobWorld, Promise<string>>();
  return async ({ world, ...job }) => {
    let sent = known.get(world);
    if (sent === undefined) {
      sent = sendWorld(redis, world);
      known.set(world, sent);
    }
    const worldSha256 = await sent;
    const text = serialize(job).toString("base64");
    return { id: computeSha256(`${worldSha256} ${text}`), data: { job: text, worldSha256 } };
  };
}

async function sendWorld(redis: Redis, world: JobWorld): Promise<string> {
  const bytes = serialize(world);
  const sha256 = computeSha256(bytes);
  await redis.set(nameWorld(sha256), bytes, "EX", WORLD_SECONDS);
  return sha256;
}

/** The other end: keeps the last world. */
export function createJobUnpacker(redis: Redis): (queued: QueuedJob) => Promise<RunJob> {
  let last: { readonly sha256: string; readonly world: Promise<JobWorld> } | undefined;
  return async ({ job, worldSha256 }) => {
    if (last?.sha256 !== worldSha256) last = { sha256: worldSha256, world: fetchWorld(redis, worldSha256) };
    const world = await last.world;
    return { ...(deserialize(Buffer.from(job, "base64")) as Omit<RunJob, "world">), world };
  };
}

async function fetchWorld(redis: Redis, sha256: string): Promise<JobWorld> {
  const bytes = await redis.getBuffer(nameWorld(sha256));
  if (bytes === null) throw new Error("the queue's server has lost the data of a study");
  return deserialize(bytes) as JobWorld;
}

export function packOutcome(outcome: RunOutcome): string {
  return serialize(outcome).toString("base64");
}

export function unpackOutcome(text: string): RunOutcome {
  return deserialize(Buffer.from(text, "base64")) as RunOutcome;
}
