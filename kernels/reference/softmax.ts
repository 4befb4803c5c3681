/** exp(x) / sum(exp(x)), one row, shifted by the largest so that nothing overflows. */
export function computeSoftmax(x: ArrayLike<number>): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < x.length; index++) largest = Math.max(largest, x[index]!);
  const powers = Float64Array.from(x, (value) => Math.exp(value - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
