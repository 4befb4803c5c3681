/** What the estimate needs to know of a device. */
export interface PricedDevice {
  readonly kind: string;
  readonly releaseTime: number;
  readonly workPerSecond: number;
  readonly priceUsd: number | null;
}

export interface PriceEstimate {
  readonly priceUsd: number;
  /** The rule in words, with the number of devices it rests on. */
  readonly rule: string;
}

const MONTHS_STEP = 12;
const MONTHS_LIMIT = 120;
const SECONDS_PER_MONTH = (365.25 / 12) * 86_400;

/**
 * price = hashrate * median(price / hashrate) over devices of the same kind released at most 12 months away.
 * Where there is none the window grows by 12 months at a time.
 *
 * @throws Error when no device of the kind has a price within ten years
 */
export function estimatePrice(device: PricedDevice, catalogue: readonly PricedDevice[]): PriceEstimate {
  const priced = catalogue.filter((other) => other.kind === device.kind && other.priceUsd !== null);
  for (let months = MONTHS_STEP; months <= MONTHS_LIMIT; months += MONTHS_STEP) {
    const peers = priced.filter(
      (other) => Math.abs(other.releaseTime - device.releaseTime) <= months * SECONDS_PER_MONTH,
    );
    if (peers.length === 0) continue;
    const usdPerHashrate = computeMedian(peers.map((peer) => (peer.priceUsd ?? 0) / peer.workPerSecond));
    return {
      priceUsd: device.workPerSecond * usdPerHashrate,
      rule: `estimate: hashrate x median price per hashrate of the ${peers.length} ${device.kind} devices released within ${months} months`,
    };
  }
  throw new Error(`no ${device.kind} device with a price was released within ${MONTHS_LIMIT / 12} years`);
}

function computeMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
