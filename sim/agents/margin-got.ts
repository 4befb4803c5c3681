/** Weight of a new month in what makers remember of margins: half of it is the last three months. */
const MARGIN_WEIGHT = 0.2;

/** What a month showed of one machine on sale, USD. */
export interface MarginSeen {
  readonly priceUsd: number;
  readonly unitCostUsd: number;
  /** Most that a typical miner would have paid. */
  readonly mostUsd: number;
}

/**
 * The part of the largest margin that makers remember getting, 0 to 1, after a month of one machine.
 *
 * @param machines that the month showed, so that all of them together weigh as one month
 */
export function learnMargin(
  marginGot: number,
  { priceUsd, unitCostUsd, mostUsd }: MarginSeen,
  machines: number,
): number {
  if (mostUsd <= unitCostUsd) return marginGot;
  const got = Math.min(1, Math.max(0, (priceUsd - unitCostUsd) / (mostUsd - unitCostUsd)));
  return marginGot + (MARGIN_WEIGHT * (got - marginGot)) / machines;
}
