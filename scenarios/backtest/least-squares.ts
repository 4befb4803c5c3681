import { solveLinearSystem } from "../../sim/theory/linear-system.ts";

export interface SquaresResult {
  readonly point: readonly number[];
  /** Sum of squares there. */
  readonly value: number;
}

const DIFFERENCE = 0.02;
const FIRST_DAMPING = 0.03;
const MOST_DAMPING = 1e6;
const LONGEST_MOVE = 1.5;

/**
 * Least sum of squared residuals, by Gauss and Newton's step, damped until it descends. Slopes come from differences of
 * 0.02 along each axis, which bridge small folds; no move is longer than 1.5 along an axis.
 *
 * @param steps most slopes taken; it stops before where a step gains less than 1e-5 of the sum
 * @source Levenberg, Quarterly of Applied Mathematics 2, 1944; Marquardt, SIAM Journal 11, 1963
 */
export function minimiseSquares(
  evaluate: (point: readonly number[]) => Float64Array,
  start: readonly number[],
  steps: number,
): SquaresResult {
  let point = start;
  let residuals = evaluate(point);
  let value = sumSquares(residuals);
  let damping = FIRST_DAMPING;
  for (let step = 0; step < steps && damping < MOST_DAMPING; step++) {
    const { matrix, slope } = computeNormalEquations(evaluate, point, residuals);
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
  point: readonly number[],
  residuals: Float64Array,
): { matrix: number[][]; slope: number[] } {
  const columns = point.map((_, axis) => {
    const moved = evaluate(point.map((x, at) => (at === axis ? x + DIFFERENCE : x)));
    return moved.map((residual, at) => (residual - residuals[at]!) / DIFFERENCE);
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
