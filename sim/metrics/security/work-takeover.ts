import { JOULES_PER_KWH, SECONDS_PER_DAY } from "../../units.ts";
import { computeOutsideMultiple } from "./outside-share.ts";

/** A network of work, and the machine with which somebody would take it over. */
export interface WorkNetwork {
  /** Work of all who are honest. */
  readonly workPerSecond: number;
  /** What all work earns, subsidy and fees. */
  readonly revenueUsdPerDay: number;
  readonly machine: { readonly workPerSecond: number; readonly powerWatts: number; readonly priceUsd: number };
  readonly electricityUsdPerKwh: number;
  /** Power of the building over power of its machines. */
  readonly powerUsageEffectiveness: number;
  /** What rented work costs over what it earns. */
  readonly rentalPremium: number;
}

/** What it takes to hold a share of all work, by adding to what is there. */
export interface WorkTakeover {
  readonly workPerSecond: number;
  readonly machines: number;
  readonly hardwareUsd: number;
  readonly powerWatts: number;
  readonly electricityUsdPerDay: number;
  readonly rentalUsdPerDay: number;
  /** Value of blocks found meanwhile, difficulty as before and the price unchanged. */
  readonly rewardUsdPerDay: number;
}

/** Work to add is s / (1 - s) of what is there; rent is what the same work earns, times the premium. */
export function computeWorkTakeover(network: WorkNetwork, share: number): WorkTakeover {
  const multiple = computeOutsideMultiple(share);
  const { machine } = network;
  const workPerSecond = multiple * network.workPerSecond;
  const machines = Math.ceil(workPerSecond / machine.workPerSecond);
  const powerWatts = machines * machine.powerWatts * network.powerUsageEffectiveness;
  return {
    workPerSecond,
    machines,
    hardwareUsd: machines * machine.priceUsd,
    powerWatts,
    electricityUsdPerDay: ((powerWatts * SECONDS_PER_DAY) / JOULES_PER_KWH) * network.electricityUsdPerKwh,
    rentalUsdPerDay: multiple * network.revenueUsdPerDay * network.rentalPremium,
    rewardUsdPerDay: multiple * network.revenueUsdPerDay,
  };
}
