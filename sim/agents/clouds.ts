import type { Device } from "../../hardware-models/device.ts";
import type { CloudInput } from "../markets/serving-input.ts";
import { JOULES_PER_KWH } from "../units.ts";
import { applyAgeing, applyDelivery, createPricedFleet, type Fleet } from "./fleet.ts";

/** Machines that a cloud has paid for, on their way. */
export interface CloudOrder {
  readonly cloud: number;
  readonly device: number;
  readonly units: number;
  /** Month of the run at whose first second they arrive. */
  readonly month: number;
  readonly priceUsd: number;
}

/** Money of a cloud since the start, USD; customers' money is that of tokens sold. */
export interface CloudAccounts {
  revenueUsd: number;
  electricityUsd: number;
  hardwareUsd: number;
  /** Of that, for machines of its own team, at cost, and beside it what that team's designs took. */
  ownHardwareUsd: number;
  designUsd: number;
}

/** All clouds: their fleet has one party a cloud. */
export interface Clouds {
  readonly inputs: readonly CloudInput[];
  readonly fleet: Fleet;
  readonly orders: CloudOrder[];
  readonly accounts: readonly CloudAccounts[];
  /** [USD] that each earned by serving in the month just closed */
  readonly monthRevenueUsd: Float64Array;
}

interface CloudTerms {
  readonly inputs: readonly CloudInput[];
  readonly devices: readonly Device[];
  /** Index of the device that clouds own at the start, and the chips in it. */
  readonly startDevice: number;
  readonly chipsPerMachine: number;
  readonly lifeYears: number;
}

/**
 * The clouds at the start. A stock that grew g-fold a year has machines of an age in proportion to g^-age, none older
 * than the life of a machine: few of them are scrapped in the first years.
 */
export function createClouds({ inputs, devices, startDevice, chipsPerMachine, lifeYears }: CloudTerms): Clouds {
  const fleet = createPricedFleet(devices, inputs.length, lifeYears, 0);
  inputs.forEach(({ startChips, servingShare, startGrowthPerYear }, cloud) => {
    const units = (startChips * servingShare) / chipsPerMachine;
    if (!(units > 0)) return;
    const weights = Array.from({ length: fleet.lifeMonths }, (_, age) => startGrowthPerYear ** (-age / 12));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (let age = fleet.lifeMonths - 1; age >= 0; age--) {
      applyDelivery(fleet, cloud, startDevice, (units * weights[age]!) / all, -age);
    }
  });
  return {
    inputs,
    fleet,
    orders: [],
    accounts: inputs.map(() => ({
      revenueUsd: 0,
      electricityUsd: 0,
      hardwareUsd: 0,
      ownHardwareUsd: 0,
      designUsd: 0,
    })),
    monthRevenueUsd: new Float64Array(inputs.length),
  };
}

/** Opens a month: old machines go, and what was ordered for it arrives. */
export function applyCloudMonth({ fleet, orders }: Clouds, month: number): void {
  applyAgeing(fleet, month);
  for (const { cloud, device, units, month: arrival, priceUsd } of orders) {
    if (arrival === month) applyDelivery(fleet, cloud, device, units, month, priceUsd);
  }
}

/** [USD/J] at the meter of the machine: electricity, cooling included. */
export function getUsdPerJoule({ electricityUsdPerKwh, pue }: CloudInput): number {
  return (electricityUsdPerKwh / JOULES_PER_KWH) * pue;
}
