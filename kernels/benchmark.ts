import { type Clock, wallClock } from "./clock.ts";
import { computeFigure, computeMedian, computeRelativePrecision } from "./figure.ts";

/** What is measured, one run at a time, and the clock to measure it by. */
export interface Timed {
  readonly run: () => Promise<unknown>;
  readonly clock: Clock;
  /** The clock by which a run's length is guessed before it is measured; the wall's by default. */
  readonly guessClock?: Clock;
}

export interface SamplingPlan {
  /** Half the width of the median's 95 % interval, as a fraction of the median, at which to stop. */
  readonly precision: number;
  /** The most time to spend; at least `minRepetitions` runs are made all the same. */
  readonly budgetSeconds: number;
  readonly minRepetitions: number;
}

/** Runs that are thrown away: the first ones allocate, page in the weights and wake the clock. */
export async function warmUp(subject: Timed, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  await subject.run();
  do await subject.run();
  while (performance.now() < end);
}

/** A sample lasts at least as many steps of the clock, so that a step is half a percent of it. */
const stepsPerSample = 200;

/**
 * Seconds of a run, until the median is known to the stated precision or the time is up. Runs too short for the clock
 * are sampled several at once.
 */
export async function sampleRuns(subject: Timed, plan: SamplingPlan): Promise<number[]> {
  const samples: number[] = [];
  const end = performance.now() + plan.budgetSeconds * 1000;
  const batch = await chooseBatch(subject);
  let nextCheck = Math.max(8, plan.minRepetitions);
  for (;;) {
    samples.push(await measureBatch(subject, batch));
    if (performance.now() >= end && samples.length >= plan.minRepetitions) return samples;
    if (samples.length < nextCheck) continue;
    if (computeRelativePrecision(computeFigure(samples, "s")) <= plan.precision) return samples;
    nextCheck = Math.ceil(nextCheck * 1.5);
  }
}

async function chooseBatch({ run, clock, guessClock = wallClock }: Timed): Promise<number> {
  const guess = { run, clock: guessClock };
  const seconds = Math.min(await measureBatch(guess, 1), await measureBatch(guess, 1));
  return Math.ceil((stepsPerSample * clock.stepSeconds) / seconds);
}

async function measureBatch({ run, clock }: Timed, batch: number): Promise<number> {
  const start = clock.now();
  for (let index = 0; index < batch; index++) await run();
  return (clock.now() - start) / batch;
}

/** How far apart the medians of rounds lie: the largest over the smallest, 1 where they agree. */
export function computeRoundSpread(rounds: readonly (readonly number[])[]): number {
  const medians = rounds.filter((round) => round.length > 0).map(computeMedian);
  return medians.length === 0 ? 1 : Math.max(...medians) / Math.min(...medians);
}
