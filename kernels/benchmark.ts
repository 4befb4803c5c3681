import { computeFigure, computeMedian, computeRelativePrecision } from "./figure.ts";

/** One run of what is measured. */
export type Run = () => Promise<unknown>;

export interface SamplingPlan {
  /** Half the width of the median's 95 % interval, as a fraction of the median, at which to stop. */
  readonly precision: number;
  /** The most time to spend; at least `minRepetitions` runs are made all the same. */
  readonly budgetSeconds: number;
  readonly minRepetitions: number;
}

/** Runs that are thrown away: the first ones allocate, page in the weights and wake the clock. */
export async function warmUp(run: Run, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  await run();
  do await run();
  while (performance.now() < end);
}

/** Seconds of each run, until the median is known to the stated precision or the time is up. */
export async function sampleRuns(run: Run, plan: SamplingPlan): Promise<number[]> {
  const samples: number[] = [];
  const end = performance.now() + plan.budgetSeconds * 1000;
  let nextCheck = Math.max(8, plan.minRepetitions);
  for (;;) {
    const start = performance.now();
    await run();
    const now = performance.now();
    samples.push((now - start) / 1000);
    if (now >= end && samples.length >= plan.minRepetitions) return samples;
    if (samples.length < nextCheck) continue;
    if (computeRelativePrecision(computeFigure(samples, "s")) <= plan.precision) return samples;
    nextCheck = Math.ceil(nextCheck * 1.5);
  }
}

/** How far apart the medians of rounds lie: the largest over the smallest, 1 where they agree. */
export function computeRoundSpread(rounds: readonly (readonly number[])[]): number {
  const medians = rounds.filter((round) => round.length > 0).map(computeMedian);
  return medians.length === 0 ? 1 : Math.max(...medians) / Math.min(...medians);
}
