import type { Accelerator } from "./accelerator.ts";

/** Price of one accelerator, and how far off it may be. */
export interface AcceleratorPrice {
  readonly priceUsd: number;
  /** The true price lies within a factor of this, about nine times in ten; 1.25 for a list price. */
  readonly uncertaintyFactor: number;
  readonly rule: string;
}

export const listPriceFactor = 1.25;
/** Of the 25 data-centre prices on record, each estimated from the others, 22 lie within it; Apple's computers do not. */
const estimateFactor = 3.5;
const yearSeconds = 365.25 * 86_400;
/** Cards below are sold to consumers, at a fraction of a data centre's price for the same rate. */
const leastDataCentrePriceUsd = 2500;

/**
 * Launch price; where the catalogue has none, the median price of an 8-bit operation/s among data-centre accelerators
 * released within two years (within any number of years where there are fewer than three), times its rate.
 */
export function estimateAcceleratorPrice(
  accelerator: Accelerator,
  catalogue: readonly Accelerator[],
): AcceleratorPrice {
  if (accelerator.launchPriceUsd !== null) {
    const rule = `launch price: ${accelerator.source}`;
    return { priceUsd: accelerator.launchPriceUsd, uncertaintyFactor: listPriceFactor, rule };
  }
  const priced = catalogue.filter(
    ({ launchPriceUsd, kind }) =>
      kind !== "CPU" && kind !== "wafer-scale" && (launchPriceUsd ?? 0) >= leastDataCentrePriceUsd,
  );
  const near = priced.filter(({ releaseTime }) => Math.abs(releaseTime - accelerator.releaseTime) <= 2 * yearSeconds);
  const peers = (near.length >= 3 ? near : priced).filter((peer) => getRate(peer) > 0);
  const usdPerRate = peers.map((peer) => peer.launchPriceUsd! / getRate(peer)).sort((one, other) => one - other);
  const middle = usdPerRate[Math.floor(usdPerRate.length / 2)] ?? Number.NaN;
  return {
    priceUsd: middle * getRate(accelerator),
    uncertaintyFactor: estimateFactor,
    rule: `estimate: median USD per 8-bit operation/s of ${peers.length} data-centre accelerators near its release`,
  };
}

function getRate({ eightBitOpsPerSecond, fp16OpsPerSecond }: Accelerator): number {
  return eightBitOpsPerSecond ?? 2 * (fp16OpsPerSecond ?? 0);
}
