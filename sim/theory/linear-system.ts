/**
 * Solves A x = b for several right-hand sides by elimination with partial pivoting, in place: the last `sides` columns
 * of each row hold b, and then x.
 *
 * @param rows [rows x (rows + sides)] row by row
 * @throws RangeError where A is singular
 */
export function solveLinearSystem(rows: Float64Array, size: number, sides: number): void {
  const width = size + sides;
  for (let column = 0; column < size; column++) {
    swapRows(rows, width, column, findPivot(rows, size, width, column));
    const pivot = rows[column * width + column]!;
    if (pivot === 0) throw new RangeError("linear system: expected a regular matrix, got a singular one");
    for (let row = column + 1; row < size; row++) {
      const factor = rows[row * width + column]! / pivot;
      if (factor === 0) continue;
      for (let at = column; at < width; at++) rows[row * width + at]! -= factor * rows[column * width + at]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let side = size; side < width; side++) {
      let sum = rows[row * width + side]!;
      for (let at = row + 1; at < size; at++) sum -= rows[row * width + at]! * rows[at * width + side]!;
      rows[row * width + side] = sum / rows[row * width + row]!;
    }
  }
}

function findPivot(rows: Float64Array, size: number, width: number, column: number): number {
  let pivot = column;
  for (let row = column + 1; row < size; row++) {
    if (Math.abs(rows[row * width + column]!) > Math.abs(rows[pivot * width + column]!)) pivot = row;
  }
  return pivot;
}

function swapRows(rows: Float64Array, width: number, first: number, second: number): void {
  if (first === second) return;
  for (let at = 0; at < width; at++) {
    const value = rows[first * width + at]!;
    rows[first * width + at] = rows[second * width + at]!;
    rows[second * width + at] = value;
  }
}
