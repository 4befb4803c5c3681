import { hash } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { computeFigure, type Figure } from "./figure.ts";

/** Double hashes a second of all threads together: one sample a slice of time, all threads at work in each. */
export async function sampleHashrate(plan: {
  threads: number;
  slices: number;
  sliceSeconds: number;
}): Promise<number[]> {
  const workers = Array.from(
    { length: plan.threads },
    (_, thread) => new Worker(new URL("./sha256d-worker.js", import.meta.url), { workerData: { thread } }),
  );
  try {
    await runSlice(workers, plan.sliceSeconds);
    const samples: number[] = [];
    for (let slice = 0; slice < plan.slices; slice++) samples.push(await runSlice(workers, plan.sliceSeconds));
    return samples;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** SHA-256 compressions a second on one thread over one long message: the most that the implementation can do. */
export function measureCompressionCeiling(repetitions: number): Figure {
  const message = new Uint8Array(2 ** 20);
  const samples: number[] = [];
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const start = performance.now();
    hash("sha256", message, "binary");
    samples.push(message.length / 64 / ((performance.now() - start) / 1000));
  }
  return computeFigure(samples.slice(1), "compressions/s");
}

async function runSlice(workers: readonly Worker[], seconds: number): Promise<number> {
  const rates = workers.map(async (worker) => {
    worker.postMessage(seconds);
    const [rate] = (await once(worker, "message")) as [number];
    return rate;
  });
  return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
}
