/**
 * Sum with the rounding error of each step carried along, so that the error does not grow with the count.
 *
 * @source Neumaier, ZAMM 54, 1974
 */
export function sumAccurately(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
