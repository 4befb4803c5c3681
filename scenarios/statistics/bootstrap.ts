import { createStream } from "../../sim/engine/random-stream.ts";

export interface BootstrapOptions {
  readonly resamples: number;
  /** The intervals' level is 1 - alpha. */
  readonly alpha: number;
  readonly seed: string;
  /** Names the stream. */
  readonly name: string;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile intervals of several statistics of the same rows: each resample draws as many rows as there are, with
 * replacement. Resamples in which a statistic does not exist (NaN) do not count for it.
 *
 * @param computeStatistics of the rows given by index, some of them more than once
 * @returns null for a statistic that exists in no resample
 * @source Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13
 */
export function computeBootstrapBounds(
  rows: number,
  computeStatistics: (rows: Uint32Array) => readonly number[],
  { resamples, alpha, seed, name }: BootstrapOptions,
): (Bounds | null)[] {
  const stream = createStream(seed, `bootstrap/${name}`);
  const chosen = new Uint32Array(rows);
  const draws = Array.from({ length: resamples }, () => {
    for (let index = 0; index < rows; index++) chosen[index] = Math.floor(stream() * rows);
    return computeStatistics(chosen);
  });
  const statistics = draws[0] ?? [];
  return statistics.map((_, index) =>
    computePercentiles(
      draws.map((draw) => draw[index]!),
      alpha,
    ),
  );
}

function computePercentiles(values: readonly number[], alpha: number): Bounds | null {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length === 0) return null;
  return {
    low: sorted[Math.floor((sorted.length * alpha) / 2)]!,
    high: sorted[Math.ceil(sorted.length * (1 - alpha / 2)) - 1]!,
  };
}
