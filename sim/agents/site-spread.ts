/**
 * Part of a miner's devices that is worth running, 0 to 1, where its sites pay for electricity evenly from
 * (1 - spread) to (1 + spread) times their mean and the devices stand evenly over the sites:
 * (breakEven / mean - (1 - spread)) / (2 spread), kept within 0 and 1.
 *
 * @param breakEvenOverMean electricity price at which the device earns its power, over the mean price of the sites
 * @param spread 0: all sites pay the same, and all devices are on or off
 */
export function computePartOn(spread: number, breakEvenOverMean: number): number {
  if (spread === 0) return breakEvenOverMean > 1 ? 1 : 0;
  return Math.min(1, Math.max(0, (breakEvenOverMean - 1 + spread) / (2 * spread)));
}

/**
 * Electricity bill of the devices that are on, over that of all devices at the mean price. The cheapest sites run
 * first, so those that run pay (1 - spread) + spread * partOn of the mean.
 */
export function computeBilledPart(spread: number, partOn: number): number {
  return partOn * (1 - spread + spread * partOn);
}
