import { createStream } from "../../sim/engine/random-stream.ts";
import { computeMean } from "../statistics/variance.ts";
import type { Range } from "./evidence.ts";

interface BootstrapOptions {
  /** Entries that follow each other and are drawn together, for they depend on each other. */
  readonly block: number;
  readonly draws: number;
  readonly seed: string;
}

/**
 * Mean of one series less the mean of another with its 95 % interval: percentiles of circular moving blocks.
 *
 * @source Politis and Romano, A circular block-resampling procedure for stationary data, 1992
 */
export function computeBlockDifference(
  one: readonly number[],
  other: readonly number[],
  { block, draws, seed }: BootstrapOptions,
): Range {
  const stream = createStream(seed, "claims/bootstrap");
  const differences = Float64Array.from(
    { length: draws },
    () => drawMean(one, block, stream) - drawMean(other, block, stream),
  ).sort();
  const value = computeMean(one) - computeMean(other);
  const low = differences[Math.floor(draws * 0.025)]!;
  const high = differences[Math.ceil(draws * 0.975) - 1]!;
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}

/** Mean of as many entries as the series has, drawn in blocks that wrap around its end. */
function drawMean(series: readonly number[], block: number, stream: () => number): number {
  const { length } = series;
  let sum = 0;
  for (let taken = 0; taken < length; ) {
    const start = Math.floor(stream() * length);
    for (let step = 0; step < block && taken < length; step++, taken++) sum += series[(start + step) % length]!;
  }
  return sum / length;
}
