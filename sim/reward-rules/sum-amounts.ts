/** [smallest unit] sum of whole amounts; exact while it is below 2^53. */
export function sumAmounts(amounts: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < amounts.length; index++) sum += amounts[index]!;
  return sum;
}
