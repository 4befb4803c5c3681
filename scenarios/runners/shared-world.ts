import { deserialize, serialize } from "node:v8";
import type { JobWorld, RunJob } from "./run-job.ts";

/** A job as it is sent to a thread: its world is shared memory, which is not copied. */
export interface SentJob extends Omit<RunJob, "world"> {
  readonly world: SharedWorld;
}

export interface SharedWorld {
  /** Names the world among those of one pool of threads. */
  readonly key: number;
  readonly bytes: SharedArrayBuffer;
}

/** Sends each world once, however many jobs live in it. */
export function createWorldSharer(): (job: RunJob) => SentJob {
  const known = new WeakMap<JobWorld, SharedWorld>();
  let count = 0;
  return (job) => {
    let world = known.get(job.world);
    if (world === undefined) {
      world = { key: count++, bytes: shareBytes(serialize(job.world)) };
      known.set(job.world, world);
    }
    return { ...job, world };
  };
}

/** The other end: keeps the last world it was sent, for the next job nearly always lives in the same. */
export function createWorldReceiver(): (job: SentJob) => RunJob {
  let last: { readonly key: number; readonly world: JobWorld } | undefined;
  return (job) => {
    const { key, bytes } = job.world;
    if (last?.key !== key) last = { key, world: deserialize(new Uint8Array(bytes)) as JobWorld };
    return { ...job, world: last.world };
  };
}

function shareBytes(content: Uint8Array): SharedArrayBuffer {
  const bytes = new SharedArrayBuffer(content.byteLength);
  new Uint8Array(bytes).set(content);
  return bytes;
}
