import { binFactor, type FactorBins } from "./factor-bins.ts";
import type { StudyColumn, StudyFactor } from "./study-result.ts";

/** Stretches along each factor: as many as leave so many points a cell on average, within these bounds. */
const POINTS_A_CELL = 4;
const FEWEST_CELLS = 4;
const MOST_CELLS = 12;

/** Mean of a metric over the points that share a bin of each of two factors. */
export interface FactorSurface {
  readonly across: FactorBins;
  readonly up: FactorBins;
  /** By bin of the second factor, then of the first; null where no point lies. */
  readonly means: readonly (readonly (number | null)[])[];
  readonly counts: readonly (readonly number[])[];
}

export function computeSurface(
  [first, second]: readonly [StudyFactor, StudyFactor],
  { mean }: StudyColumn,
): FactorSurface {
  const count = Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, Math.floor(Math.sqrt(mean.length / POINTS_A_CELL))));
  const [across, up] = [binFactor(first, count), binFactor(second, count)];
  const sums = up.bins.map(() => across.bins.map(() => 0));
  const counts = up.bins.map(() => across.bins.map(() => 0));
  const rows = findBins(up, mean.length);
  for (const [column, bin] of across.bins.entries()) {
    for (const point of bin.points) {
      const [row, value] = [rows[point]!, mean[point] ?? null];
      if (value === null) continue;
      sums[row]![column]! += value;
      counts[row]![column]! += 1;
    }
  }
  const means = sums.map((row, y) => row.map((sum, x) => (counts[y]![x] === 0 ? null : sum / counts[y]![x]!)));
  return { across, up, means, counts };
}

/** Bin of each point. */
function findBins({ bins }: FactorBins, points: number): Int32Array {
  const found = new Int32Array(points);
  for (const [index, bin] of bins.entries()) for (const point of bin.points) found[point] = index;
  return found;
}
