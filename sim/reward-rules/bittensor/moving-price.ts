/** A price average as it stands at one block. */
export interface PriceStep {
  /** Average so far [TAO per alpha] */
  readonly average: number;
  /** Spot price [TAO per alpha] */
  readonly price: number;
  /** Blocks since the subnet's first emission. */
  readonly blocksSinceStart: number;
  /** Rate that an old subnet's average comes near to: 0.000003 on the chain. */
  readonly rate: number;
  /** Age [blocks] at which half that rate holds: 201,600 (28 days) on the chain. */
  readonly halfBlocks: number;
}

/**
 * The average one block later: a min(price, 1) + (1 - a) average, a = rate b / (b + halfBlocks) at age b. A young
 * subnet's average hardly moves, and no price above 1 TAO counts as more.
 *
 * @returns [TAO per alpha]
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/staking/stake_utils.rs
 */
export function computeMovingPrice(step: PriceStep): number {
  const { blocksSinceStart, halfBlocks } = step;
  const alpha = blocksSinceStart === 0 ? 0 : (step.rate * blocksSinceStart) / (blocksSinceStart + halfBlocks);
  return alpha * Math.min(step.price, 1) + (1 - alpha) * step.average;
}
