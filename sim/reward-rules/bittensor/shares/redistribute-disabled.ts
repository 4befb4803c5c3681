import { normalise } from "../normalise.ts";

/** Takes the shares of disabled subnets away and gives them to the others pro rata. */
export function redistributeDisabled(
  shares: Float64Array,
  subnets: readonly { readonly isEnabled: boolean }[],
): Float64Array {
  return normalise(shares.map((share, index) => (subnets[index]!.isEnabled ? share : 0)));
}
