/** Residuals at a point, in units of their standard deviation; written into `out`. */
export type Residuals = (point: Float64Array, out: Float64Array) => void;

/** A least-squares problem: where to start, and how many residuals there are. */
export interface LeastSquaresProblem {
  readonly start: readonly number[];
  readonly residualCount: number;
  readonly residuals: Residuals;
}

/**
 * Minimises the sum of squared residuals by Levenberg-Marquardt with forward differences; stops where a step lowers
 * the sum by less than 1e-9 of it.
 *
 * @source Levenberg 1944, Marquardt 1963
 */
export function minimiseLeastSquares({ start, residualCount, residuals }: LeastSquaresProblem): Float64Array {
  let point = Float64Array.from(start);
  let here = new Float64Array(residualCount);
  residuals(point, here);
  let sum = sumSquares(here);
  let damping = 1e-2;
  for (let iteration = 0; iteration < 60; iteration++) {
    const { normal, gradient } = computeNormalEquations(point, here, residuals);
    let gain = 0;
    for (let attempt = 0; attempt < 12 && gain === 0; attempt++) {
      const step = solveDamped(normal, gradient, damping);
      const next = point.map((value, index) => value - step[index]!);
      const there = new Float64Array(residualCount);
      residuals(next, there);
      const nextSum = sumSquares(there);
      if (nextSum < sum) {
        gain = sum - nextSum;
        [point, here, sum] = [next, there, nextSum];
        damping = Math.max(1e-9, damping / 5);
      } else damping *= 4;
    }
    if (gain < 1e-9 * sum) break;
  }
  return point;
}

function sumSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function computeNormalEquations(point: Float64Array, here: Float64Array, residuals: Residuals) {
  const size = point.length;
  const columns = Array.from({ length: size }, (_, index) => {
    const moved = Float64Array.from(point);
    const distance = 1e-5;
    moved[index]! += distance;
    const there = new Float64Array(here.length);
    residuals(moved, there);
    return there.map((value, row) => (value - here[row]!) / distance);
  });
  const normal = columns.map((one) => columns.map((other) => dot(one, other)));
  return { normal, gradient: columns.map((column) => dot(column, here)) };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row++) sum += one[row]! * other[row]!;
  return sum;
}

/** Solves (normal + damping * diagonal) step = gradient by Gaussian elimination; the matrix is positive definite. */
function solveDamped(normal: readonly number[][], gradient: readonly number[], damping: number): number[] {
  const size = gradient.length;
  const rows = normal.map((row, index) => {
    const damped = [...row, gradient[index]!];
    damped[index]! += damping * (row[index]! + 1e-9);
    return damped;
  });
  for (let column = 0; column < size; column++) {
    for (let row = column + 1; row < size; row++) {
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let entry = column; entry <= size; entry++) rows[row]![entry]! -= factor * rows[column]![entry]!;
    }
  }
  const step = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = rows[row]![size]!;
    for (let column = row + 1; column < size; column++) rest -= rows[row]![column]! * step[column]!;
    step[row] = rest / rows[row]![row]!;
  }
  return step;
}
