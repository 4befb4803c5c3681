/**
 * rho = w T / (w T + A): what root's TAO weighs among all that holds a subnet.
 *
 * @param rootTao T [rao] TAO staked on root
 * @param alphaIssuance A [rao] the subnet's alpha in its pool and outside it
 * @param taoWeight w: 0.18 in force
 * @returns 0 to 1; 0 where nothing weighs anything
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/run_coinbase.rs
 */
export function computeRootProportion(rootTao: number, alphaIssuance: number, taoWeight: number): number {
  const root = taoWeight * rootTao;
  return root === 0 ? 0 : root / (root + alphaIssuance);
}
