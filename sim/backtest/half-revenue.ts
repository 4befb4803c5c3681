import { JOULES_PER_KWH, SECONDS_PER_YEAR } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortDevice, CoinMonth } from "./cohort-input.ts";

/** All machines of one device; nothing wears out. */
interface Lot {
  readonly device: CohortDevice;
  readonly costUsdPerHash: number;
  hashrate: number;
}

interface Order {
  readonly lot: Lot;
  readonly hashrate: number;
  readonly dueIndex: number;
}

/** What the prototype takes as given: it is meant to be crude. */
const SPEND_SHARE = 0.5;
const LEAD_MONTHS = 2;

/**
 * [hash/s] by month, as a prototype of the race has it: half of each month's revenue goes to the one device on sale that
 * is worth most over its list price, were pay and hashrate to stay as they are, and comes two months later. Machines run, the
 * most efficient first, as long as a hash pays for its electricity. The start's hashrate stands on the most efficient device.
 *
 * @param devices at least one of them released before the first month
 */
export function computeHalfRevenue(
  months: readonly CoinMonth[],
  devices: readonly CohortDevice[],
  startHashrate: number,
  electricityUsdPerKwh: number,
): number[] {
  const usdPerJoule = (cohortAssumptions.pue * electricityUsdPerKwh) / JOULES_PER_KWH;
  const lots = devices
    .map((device): Lot => {
      const costUsdPerHash = (device.powerWatts / device.workPerSecond) * usdPerJoule;
      return { device, costUsdPerHash, hashrate: 0 };
    })
    .toSorted((a, b) => a.costUsdPerHash - b.costUsdPerHash);
  const orders: Order[] = [];
  let usdPerSecond = 0;
  return months.map(({ revenueUsd, seconds, timeSeconds }, index) => {
    if (index === 0) lots.find(({ device }) => device.releaseTime < timeSeconds)!.hashrate = startHashrate;
    for (const { lot, hashrate, dueIndex } of orders) if (dueIndex === index) lot.hashrate += hashrate;
    if (revenueUsd > 0) usdPerSecond = revenueUsd / seconds;
    const hashrate = runLots(lots, usdPerSecond);
    const lot = findBest(lots, usdPerSecond / hashrate, timeSeconds + seconds);
    if (lot !== null) {
      const units = (SPEND_SHARE * revenueUsd) / lot.device.priceUsd;
      orders.push({ lot, hashrate: units * lot.device.workPerSecond, dueIndex: index + LEAD_MONTHS });
    }
    return hashrate;
  });
}

/** @param lots the cheapest to run first */
function runLots(lots: readonly Lot[], usdPerSecond: number): number {
  let running = 0;
  for (const { hashrate, costUsdPerHash } of lots) {
    running += Math.min(hashrate, Math.max(0, usdPerSecond / costUsdPerHash - running));
  }
  return running;
}

/** The device worth most over its price; null where none is worth it. */
function findBest(lots: readonly Lot[], usdPerHash: number, untilSeconds: number): Lot | null {
  const { discountPerYear, horizonYears } = cohortAssumptions;
  const annuityYears = (1 - Math.exp(-discountPerYear * horizonYears)) / discountPerYear;
  let best: Lot | null = null;
  let most = 1;
  for (const lot of lots) {
    const { releaseTime, workPerSecond, priceUsd } = lot.device;
    if (releaseTime >= untilSeconds) continue;
    const usdPerYear = (usdPerHash - lot.costUsdPerHash) * workPerSecond * SECONDS_PER_YEAR;
    const valueOverPrice = (usdPerYear * annuityYears) / priceUsd;
    if (valueOverPrice > most) [best, most] = [lot, valueOverPrice];
  }
  return best;
}
