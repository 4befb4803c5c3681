/** How what players pay for a used card of one model falls with how many of it are offered to them in a month. */
export interface PlayersDemand {
  /** [cards/month] of one model at which the price is 2^(-1/elasticity) of that of a single card */
  readonly playersDepthPerMonth: number;
  /** Log growth of the number bought for each log fall of the price, where many are. */
  readonly playersElasticity: number;
}

/** price / price of a single card = (1 + units / depth)^(-1 / elasticity) */
export function computePlayersFactor(
  units: number,
  { playersDepthPerMonth, playersElasticity }: PlayersDemand,
): number {
  return (1 + units / playersDepthPerMonth) ** (-1 / playersElasticity);
}

/** [cards/month] that players buy at such a part of the price of a single card: the inverse of the above */
export function computePlayersUnits(
  factor: number,
  { playersDepthPerMonth, playersElasticity }: PlayersDemand,
): number {
  if (factor <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(0, playersDepthPerMonth * (factor ** -playersElasticity - 1));
}
