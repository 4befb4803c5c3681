import { HASHES_PER_TERAHASH, JOULES_PER_KWH, SECONDS_PER_DAY, SECONDS_PER_YEAR } from "../units.ts";

/** A network whose miners pay for electricity only. */
export interface FreeEntry {
  readonly rewardCoins: number;
  readonly priceUsd: number;
  readonly blocksPerDay: number;
  readonly electricityUsdPerKwh: number;
  readonly joulesPerTerahash: number;
}

/** Where free entry ends: revenue pays for just the electricity. */
export interface FreeEntryEquilibrium {
  readonly revenueUsdPerDay: number;
  /** Hashrate at which profit is zero. */
  readonly hashrateHashesPerSecond: number;
  readonly costUsdPerTerahashDay: number;
  readonly energyKwhPerYear: number;
}

/** H* = revenue / cost of running a hash per second. */
export function computeFreeEntry(network: FreeEntry): FreeEntryEquilibrium {
  const revenueUsdPerDay = network.rewardCoins * network.priceUsd * network.blocksPerDay;
  const kwhPerTerahashDay = (network.joulesPerTerahash * SECONDS_PER_DAY) / JOULES_PER_KWH;
  const costUsdPerTerahashDay = kwhPerTerahashDay * network.electricityUsdPerKwh;
  const energyKwhPerDay = revenueUsdPerDay / network.electricityUsdPerKwh;
  return {
    revenueUsdPerDay,
    hashrateHashesPerSecond: (revenueUsdPerDay / costUsdPerTerahashDay) * HASHES_PER_TERAHASH,
    costUsdPerTerahashDay,
    energyKwhPerYear: energyKwhPerDay * (SECONDS_PER_YEAR / SECONDS_PER_DAY),
  };
}

/** What `firms` equal miners in a Tullock contest reach of the free-entry hashrate: (n - 1) / n. */
export function computeSymmetricContestFraction(firms: number): number {
  return (firms - 1) / firms;
}
