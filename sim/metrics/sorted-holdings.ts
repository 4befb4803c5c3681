/** Holdings in the form that all measures of concentration start from. */
export interface SortedHoldings {
  /** Poorest first. */
  readonly values: Float64Array;
  /** Sum of the values up to and with each one. */
  readonly cumulative: Float64Array;
  readonly sum: number;
}

const SMALLEST_SAFE = 1e-150;
const LARGEST_SAFE = 1e150;

/** Sorts and adds up holdings; null where nobody holds anything, a RangeError for a value below 0 or not finite. */
export function sortHoldings(holdings: ArrayLike<number>): SortedHoldings | null {
  const values = new Float64Array(holdings);
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value >= 0 && value < Number.POSITIVE_INFINITY) continue;
    throw new RangeError(`holdings[${index}]: expected a finite number >= 0, got ${value}`);
  }
  values.sort();
  const largest = values.at(-1) ?? 0;
  if (largest === 0) return null;
  // Shares do not depend on the unit, so a unit is chosen whose squares and sums stay finite.
  if (largest < SMALLEST_SAFE || largest > LARGEST_SAFE) {
    for (let index = 0; index < values.length; index++) values[index] = values[index]! / largest;
  }
  const cumulative = accumulate(values);
  return { values, cumulative, sum: cumulative.at(-1)! };
}

/** Running sums with the rounding error of each step carried along, so that error does not grow with the count. */
function accumulate(values: Float64Array): Float64Array {
  const cumulative = new Float64Array(values.length);
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const next = sum + value;
    lost += sum >= value ? sum - next + value : value - next + sum;
    sum = next;
    cumulative[index] = sum + lost;
  }
  return cumulative;
}
