import { computeMean } from "./variance.ts";

/** Values that are averaged before the rule looks at them. */
const BATCH = 5;

/** Batches at the end that are never cut down to: their spread says nothing. */
const KEPT_BATCHES = 5;

/** Batches below which there is nothing to decide. */
const FEWEST_BATCHES = 10;

export interface WarmUp {
  /** Values to leave out at the start; a multiple of 5. */
  readonly deleted: number;
  /** False where the rule cuts more than half: the series is too short to be in its steady state. */
  readonly isReliable: boolean;
  /** Mean of the values that are kept. */
  readonly mean: number;
}

/**
 * MSER-5: of the means Z of k batches of five values, leave out the first d that make the squared standard error of the
 * rest least, sum over j > d of (Z_j - mean)^2 / (k - d)^2; the smallest d on ties. Several replications: give the
 * series of their means. Values after the last whole batch take no part in the choice.
 *
 * @returns null for fewer than 50 values
 * @source White, Simulation 69, 1997; White, Cobb and Spratt, Winter Simulation Conference 2000
 */
export function findWarmUp(series: readonly number[]): WarmUp | null {
  const batches = Array.from({ length: Math.floor(series.length / BATCH) }, (_, index) =>
    computeMean(series.slice(index * BATCH, (index + 1) * BATCH)),
  );
  if (batches.length < FEWEST_BATCHES) return null;
  const cut = findCut(batches);
  const deleted = cut * BATCH;
  return { deleted, isReliable: cut <= batches.length / 2, mean: computeMean(series.slice(deleted)) };
}

/** Walks from the end, so that the sum of squares grows by one batch a step (Welford). */
function findCut(batches: readonly number[]): number {
  let mean = 0;
  let squares = 0;
  let best = { cut: 0, error: Number.POSITIVE_INFINITY };
  for (let cut = batches.length - 1; cut >= 0; cut--) {
    const count = batches.length - cut;
    const away = batches[cut]! - mean;
    mean += away / count;
    squares += away * (batches[cut]! - mean);
    const error = squares / count ** 2;
    if (count >= KEPT_BATCHES && error <= best.error) best = { cut, error };
  }
  return best.cut;
}
