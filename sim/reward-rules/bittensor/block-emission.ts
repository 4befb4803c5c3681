import { SUPPLY_CAP_TAO } from "./rao.ts";

/** Halvings after which less than a rao a block is left. */
const LAST_HALVING = 30;

/**
 * Smallest units minted by a block: floor(u / 2^k), k = floor(log2(M / (M - X))) at issuance X, cap M = 21e6 coins and
 * u units a coin; 0 from X = M. Halvings go by issuance, not by height: the first is at 10.5 million coins, and at a
 * threshold the lower emission holds already. The same rule serves TAO and the alpha of each subnet.
 *
 * @param issuance [smallest unit] minted less burned or recycled; whole
 * @param unitsPerCoin 1e9 rao on the chain
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/block_emission.rs
 */
export function computeBlockEmission(issuance: number, unitsPerCoin: number): number {
  if (issuance >= SUPPLY_CAP_TAO * unitsPerCoin) return 0;
  return Math.floor(unitsPerCoin / 2 ** countHalvings(issuance, unitsPerCoin));
}

/** Smallest units minted by `blocks` blocks one after the other from this issuance on; exact across halvings. */
export function computeEmissionOfBlocks(issuance: number, blocks: number, unitsPerCoin: number): number {
  let minted = 0;
  let left = blocks;
  while (left > 0) {
    const at = issuance + minted;
    const perBlock = computeBlockEmission(at, unitsPerCoin);
    if (perBlock === 0) break;
    const threshold = computeHalvingThreshold(countHalvings(at, unitsPerCoin) + 1, unitsPerCoin);
    const blocksHere = Math.min(left, Math.ceil((threshold - at) / perBlock));
    minted += blocksHere * perBlock;
    left -= blocksHere;
  }
  return minted;
}

/** Issuance [smallest unit] from which a block's emission is halved `halvings` times: M (1 - 2^-halvings), rounded up. */
export function computeHalvingThreshold(halvings: number, unitsPerCoin: number): number {
  const cap = SUPPLY_CAP_TAO * unitsPerCoin;
  return cap - Math.floor(cap / 2 ** halvings);
}

/** The largest k with (M - X) 2^k <= M. Doubling is exact in a double, so a threshold is hit to the unit. */
function countHalvings(issuance: number, unitsPerCoin: number): number {
  const cap = SUPPLY_CAP_TAO * unitsPerCoin;
  const left = cap - issuance;
  let halvings = 0;
  while (halvings <= LAST_HALVING && left * 2 ** (halvings + 1) <= cap) halvings++;
  return halvings;
}
