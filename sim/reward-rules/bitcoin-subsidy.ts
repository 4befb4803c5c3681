import { SATOSHI_PER_BITCOIN } from "../units.ts";

/** Blocks between two halvings of the subsidy. */
export const HALVING_INTERVAL_BLOCKS = 210_000;

const FIRST_SUBSIDY_SATOSHI = 50 * SATOSHI_PER_BITCOIN;
const LAST_HALVING = 64;

/**
 * [satoshi] minted by the block at `height`: floor(50 BTC / 2^(height div 210,000)), and 0 from the 64th halving.
 *
 * @source Bitcoin Core src/validation.cpp GetBlockSubsidy
 */
export function computeSubsidySatoshi(height: number): number {
  const halvings = Math.floor(height / HALVING_INTERVAL_BLOCKS);
  return halvings >= LAST_HALVING ? 0 : Math.floor(FIRST_SUBSIDY_SATOSHI / 2 ** halvings);
}

/** Height of the first block above `height` with another subsidy; Infinity once the subsidy is 0 for good. */
export function computeNextHalvingHeight(height: number): number {
  if (computeSubsidySatoshi(height) === 0) return Number.POSITIVE_INFINITY;
  return (Math.floor(height / HALVING_INTERVAL_BLOCKS) + 1) * HALVING_INTERVAL_BLOCKS;
}

/** [satoshi] minted by the blocks 0 to `height` - 1; exact, below 2^53. */
export function computeSupplySatoshi(height: number): number {
  let supply = 0;
  let from = 0;
  while (from < height && computeSubsidySatoshi(from) > 0) {
    const to = Math.min(height, computeNextHalvingHeight(from));
    supply += (to - from) * computeSubsidySatoshi(from);
    from = to;
  }
  return supply;
}

/** [satoshi] that will ever be minted: 2,099,999,997,690,000. */
export function computeTotalSupplySatoshi(): number {
  return computeSupplySatoshi(LAST_HALVING * HALVING_INTERVAL_BLOCKS);
}
