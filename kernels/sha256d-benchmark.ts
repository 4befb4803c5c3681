import { type ChildProcess, fork } from "node:child_process";
import { hash } from "node:crypto";
import { once } from "node:events";
import { chooseClock } from "./clock.ts";
import { computeFigure, type Figure } from "./figure.ts";

/** One stretch of time in which all threads hashed. */
export interface HashSlice {
  readonly hashesPerSecond: number;
  /** Processor time of all threads together, and of one of them. */
  readonly processorSeconds: number;
  readonly seconds: number;
}

/**
 * Hashes on `threads` threads at once, slice by slice. Each thread is a process of its own: OpenSSL counts the users of
 * its tables, and threads of one process slow each other down by a tenth at two of them.
 */
export async function sampleHashing(plan: {
  threads: number;
  slices: number;
  sliceSeconds: number;
}): Promise<HashSlice[]> {
  const worker = new URL("./sha256d-worker.js", import.meta.url);
  const children = Array.from({ length: plan.threads }, () => fork(worker, { execArgv: [] }));
  try {
    await runSlice(children, plan.sliceSeconds);
    const slices: HashSlice[] = [];
    for (let slice = 0; slice < plan.slices; slice++) slices.push(await runSlice(children, plan.sliceSeconds));
    return slices;
  } finally {
    for (const child of children) child.disconnect();
  }
}

/** SHA-256 compressions a second on one thread over one long message: the most that the implementation can do. */
export function measureCompressionCeiling(repetitions: number): Figure {
  const clock = chooseClock({ threads: 1, provider: "cpu" });
  const message = new Uint8Array(2 ** 22);
  const samples: number[] = [];
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const start = clock.now();
    hash("sha256", message, "binary");
    samples.push(message.length / 64 / (clock.now() - start));
  }
  return computeFigure(samples.slice(1), "compressions/s");
}

async function runSlice(children: readonly ChildProcess[], wallSeconds: number): Promise<HashSlice> {
  const parts = await Promise.all(
    children.map(async (child) => {
      child.send(wallSeconds);
      const [part] = (await once(child, "message")) as [{ hashes: number; seconds: number }];
      return part;
    }),
  );
  const processorSeconds = parts.reduce((sum, { seconds }) => sum + seconds, 0);
  const hashesPerSecond = parts.reduce((sum, { hashes, seconds }) => sum + hashes / seconds, 0);
  return { hashesPerSecond, processorSeconds, seconds: processorSeconds / parts.length };
}
