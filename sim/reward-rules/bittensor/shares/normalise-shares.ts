/** Divides by the sum; a list whose sum is 0 stays as it is. */
export function normaliseShares(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? weights.slice() : weights.map((weight) => weight / sum);
}

/** Takes the shares of disabled subnets away and gives them to the others pro rata. */
export function redistributeDisabled(
  shares: Float64Array,
  subnets: readonly { readonly isEnabled: boolean }[],
): Float64Array {
  return normaliseShares(shares.map((share, index) => (subnets[index]!.isEnabled ? share : 0)));
}
