/** Divides by the sum; a list whose sum is 0 stays as it is. */
export function normalise(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum === 0 ? values.slice() : values.map((value) => value / sum);
}
