import { solveLinearSystem } from "../../sim/theory/linear-system.ts";

export interface SquaresResult {
  readonly point: readonly number[];
  /** Sum of squares there. */
  readonly value: number;
}

/**
 * Weight of the squared distance from what is taken for likely, the middle of a range say, in logits, against squared log10
 * errors. With errors of 0.12 that go together for half a year it is a normal law of deviation 1.3 in logits: it hardly
 * moves what the data show and keeps what they do not show inside its range. Chosen by errors of the backtest's rolling
 * origins within the window, against none.
 */
export const PRIOR_WEIGHT = 0.05;
/** A month for which a run has no value errs by this in log10: far more than any run that works. */
export const MISSING_ERROR = 10;

const FIRST_DAMPING = 0.03;
const MOST_DAMPING = 1e6;
const LONGEST_MOVE = 1.5;

/**
 * Least sum of squared residuals, by Gauss and Newton's step, damped until it descends. Slopes come from a
 * difference along each axis, wide enough to bridge the folds of what is evaluated; no move is longer than 1.5 along an axis.
 *
 * @param effort.steps most slopes taken; it stops before where a step gains less than 1e-5 of the sum
 * @source Levenberg, Quarterly of Applied Mathematics 2, 1944; Marquardt, SIAM Journal 11, 1963
 */
export function minimiseSquares(
  evaluate: (point: readonly number[]) => Float64Array,
  start: readonly number[],
  { steps, difference }: { readonly steps: number; readonly difference: number },
): SquaresResult {
  let point = start;
  let residuals = evaluate(point);
  let value = sumSquares(residuals);
  let damping = FIRST_DAMPING;
  for (let step = 0; step < steps && damping < MOST_DAMPING; step++) {
    const { matrix, slope } = computeNormalEquations(evaluate, { point, residuals, difference });
    const before = value;
    for (; damping < MOST_DAMPING; damping *= 6) {
      const move = solveDamped(matrix, slope, damping);
      const next = point.map((x, at) => x - Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, move[at]!)));
      const tried = evaluate(next);
      const sum = sumSquares(tried);
      if (!(sum < value)) continue;
      [point, residuals, value] = [next, tried, sum];
      damping = Math.max(1e-6, damping / 6);
      break;
    }
    if (before - value <= 1e-5 * before) break;
  }
  return { point, value };
}

function sumSquares(residuals: Float64Array): number {
  const sum = residuals.reduce((total, residual) => total + residual * residual, 0);
  return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
}

/** Products of the slopes of all residuals with one another, and with the residuals. */
function computeNormalEquations(
  evaluate: (point: readonly number[]) => Float64Array,
  {
    point,
    residuals,
    difference,
  }: { readonly point: readonly number[]; readonly residuals: Float64Array; readonly difference: number },
): { matrix: number[][]; slope: number[] } {
  const columns = point.map((_, axis) => {
    const moved = evaluate(point.map((x, at) => (at === axis ? x + difference : x)));
    return moved.map((residual, at) => (residual - residuals[at]!) / difference);
  });
  const multiply = (one: Float64Array, other: Float64Array) =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0);
  return {
    matrix: columns.map((one) => columns.map((other) => multiply(one, other))),
    slope: columns.map((column) => multiply(column, residuals)),
  };
}

/** Solves (matrix + damping * its diagonal) * move = slope. */
function solveDamped(matrix: readonly (readonly number[])[], slope: readonly number[], damping: number): number[] {
  const size = slope.length;
  const rows = Float64Array.from(
    matrix.flatMap((row, at) => [
      ...row.map((value, column) => (column === at ? value * (1 + damping) + 1e-12 : value)),
      slope[at]!,
    ]),
  );
  solveLinearSystem(rows, size, 1);
  return slope.map((_, at) => rows[at * (size + 1) + size]!);
}
