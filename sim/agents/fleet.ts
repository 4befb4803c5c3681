import type { Device } from "../../hardware-models/device.ts";
import { computeBilledPart, computePartOn } from "./site-spread.ts";

/** Devices delivered together, to be scrapped together. */
export interface Batch {
  readonly party: number;
  readonly device: number;
  units: number;
  readonly scrapMonth: number;
  /** Of the cell, at delivery: a batch of an earlier generation was scrapped before its time. */
  readonly generation: number;
}

/**
 * Who owns how many of which device, and what is switched on. Tables have one row a device and one column a party:
 * cell = device * parties + party.
 */
export interface Fleet {
  readonly devices: readonly Device[];
  readonly parties: number;
  readonly units: Float64Array;
  /** Part of the owner's units of the device that is switched on, 0 to 1. */
  readonly on: Float64Array;
  /** Part of the owner's units of the device that does other work, 0 to 1; null where all it can do is to mine, and switching is free. */
  other: Float64Array | null;
  /** Months since the units were last on. */
  readonly monthsOff: Uint16Array;
  /** Times that all units of a cell were scrapped before their time. */
  readonly generation: Uint16Array;
  /** Devices of which anybody owns a unit. */
  readonly owned: Set<number>;
  /** [USD] paid for the units owned, by cell; null where a device costs its list price for ever */
  readonly paidUsd: Float64Array | null;
  /** [USD/month] straight-line wear of the units owned, one entry a party */
  readonly wearUsdPerMonth: Float64Array;
  /** [work/s] and [W at the device] switched on, one entry a party */
  readonly workRate: Float64Array;
  readonly powerWatts: Float64Array;
  /** [work/s] switched on, one entry a device */
  readonly deviceWorkRate: Float64Array;
  /** [W at the device] weighed by what the sites that are on pay, relative to the owner's mean price */
  readonly billedWatts: Float64Array;
  /** Half-width of the spread of electricity prices over an owner's sites, over their mean. */
  readonly siteSpread: number;
  /** In order of delivery, which is the order of scrapping; the first `scrapped` entries are done. */
  readonly batches: Batch[];
  scrapped: number;
  readonly lifeMonths: number;
}

/** A fleet without devices, in which every unit has a price of its own. */
export function createPricedFleet(...terms: Parameters<typeof createFleet>): Fleet {
  const fleet = createFleet(...terms);
  return { ...fleet, paidUsd: new Float64Array(fleet.units.length) };
}

/** A fleet without devices. */
export function createFleet(devices: readonly Device[], parties: number, lifeYears: number, siteSpread: number): Fleet {
  return {
    devices,
    parties,
    units: new Float64Array(parties * devices.length),
    on: new Float64Array(parties * devices.length),
    other: null,
    monthsOff: new Uint16Array(parties * devices.length),
    generation: new Uint16Array(parties * devices.length),
    owned: new Set(),
    paidUsd: null,
    wearUsdPerMonth: new Float64Array(parties),
    workRate: new Float64Array(parties),
    powerWatts: new Float64Array(parties),
    deviceWorkRate: new Float64Array(devices.length),
    billedWatts: new Float64Array(parties),
    siteSpread,
    batches: [],
    scrapped: 0,
    lifeMonths: Math.round(lifeYears * 12),
  };
}

/**
 * Puts `units` of a device into service, switched on, in the given month of the run.
 *
 * @param priceUsd of a unit: the list price where the fleet knows no other
 */
export function applyDelivery(
  fleet: Fleet,
  party: number,
  device: number,
  units: number,
  month: number,
  priceUsd = fleet.devices[device]!.priceUsd,
): void {
  const cell = device * fleet.parties + party;
  noteNewUnits(fleet, cell, units);
  if (fleet.paidUsd !== null) fleet.paidUsd[cell]! += units * priceUsd;
  fleet.wearUsdPerMonth[party]! += (units * priceUsd) / fleet.lifeMonths;
  const scrapMonth = month + fleet.lifeMonths;
  fleet.batches.push({ party, device, units, scrapMonth, generation: fleet.generation[cell]! });
}

/** Units that join a cell are switched on, and those there with them, unless the fleet keeps track of what they do. */
export function noteNewUnits(fleet: Fleet, cell: number, units: number): void {
  const before = fleet.units[cell]!;
  const { other } = fleet;
  fleet.units[cell] = before + units;
  if (other !== null) other[cell]! *= before / (before + units);
  fleet.on[cell] = other === null ? 1 : (fleet.on[cell]! * before + units) / (before + units);
  fleet.monthsOff[cell] = 0;
  fleet.owned.add(Math.floor(cell / fleet.parties));
}

/** Scraps every batch whose life ends by this month. */
export function applyAgeing(fleet: Fleet, month: number): void {
  while (fleet.scrapped < fleet.batches.length) {
    const batch = fleet.batches[fleet.scrapped]!;
    if (batch.scrapMonth > month) return;
    fleet.scrapped++;
    const cell = batch.device * fleet.parties + batch.party;
    if (fleet.generation[cell] === batch.generation) removeUnits(fleet, batch.party, batch.device, batch.units);
  }
}

/** What stands between a device's break-even and its switch. */
export interface SwitchingPolicy {
  /** Part of the units to run, 0 to 1. */
  readonly choosePart: (cell: number, party: number, breakEvenOverMean: number) => number;
}

/**
 * Switches every party's units of every device on at the sites where they earn more than their electricity, off where
 * they do not, and scraps those that have been off everywhere for too long.
 *
 * @param revenueUsdPerWork what the network pays for a unit of work, as last observed
 * @param electricityUsdPerJoule mean over the owner's sites, one entry a party
 */
export function applySwitching(
  fleet: Fleet,
  revenueUsdPerWork: number,
  electricityUsdPerJoule: Float64Array,
  pue: number,
  scrapAfterMonthsOff: number,
  policy?: SwitchingPolicy,
): void {
  for (const device of fleet.owned) {
    const { workPerSecond, powerWatts } = fleet.devices[device]!;
    const breakEvenUsdPerJoule = (revenueUsdPerWork * workPerSecond) / (powerWatts * pue);
    let units = 0;
    for (let party = 0, cell = device * fleet.parties; party < fleet.parties; party++, cell++) {
      if (fleet.units[cell] === 0) continue;
      const breakEvenOverMean = breakEvenUsdPerJoule / electricityUsdPerJoule[party]!;
      const on =
        policy === undefined
          ? computePartOn(fleet.siteSpread, breakEvenOverMean)
          : policy.choosePart(cell, party, breakEvenOverMean);
      fleet.on[cell] = on;
      const isBusy = on > 0 || (fleet.other !== null && fleet.other[cell]! > 0);
      fleet.monthsOff[cell] = isBusy ? 0 : fleet.monthsOff[cell]! + 1;
      if (fleet.monthsOff[cell]! > scrapAfterMonthsOff) {
        fleet.generation[cell]!++;
        removeUnits(fleet, party, device, fleet.units[cell]!);
      }
      units += fleet.units[cell]!;
    }
    if (units === 0) fleet.owned.delete(device);
  }
}

/** Recomputes rate of work, power and billed power of every party from the units switched on. */
export function applyTotals(fleet: Fleet): void {
  fleet.workRate.fill(0);
  fleet.powerWatts.fill(0);
  fleet.billedWatts.fill(0);
  fleet.deviceWorkRate.fill(0);
  for (const device of fleet.owned) {
    const { workPerSecond, powerWatts } = fleet.devices[device]!;
    let unitsOn = 0;
    for (let party = 0, cell = device * fleet.parties; party < fleet.parties; party++, cell++) {
      const on = fleet.on[cell]!;
      if (on === 0) continue;
      const watts = fleet.units[cell]! * powerWatts;
      unitsOn += on * fleet.units[cell]!;
      fleet.workRate[party]! += on * fleet.units[cell]! * workPerSecond;
      fleet.powerWatts[party]! += on * watts;
      fleet.billedWatts[party]! += computeBilledPart(fleet.siteSpread, on) * watts;
    }
    fleet.deviceWorkRate[device] = unitsOn * workPerSecond;
  }
}

/** A part of a device that is none. */
const SMALLEST_PART = 1e-9;

/** Takes units from an owner, with their part of what they cost. */
export function removeUnits(fleet: Fleet, party: number, device: number, units: number): void {
  const cell = device * fleet.parties + party;
  const paidUsd = takePaid(fleet, cell, device, units);
  // Batches that were parted need not add up to the last bit.
  const left = fleet.units[cell]! - units;
  fleet.units[cell] = Math.abs(left) < SMALLEST_PART ? 0 : left;
  const wear = fleet.wearUsdPerMonth[party]! - paidUsd / fleet.lifeMonths;
  fleet.wearUsdPerMonth[party] = Math.max(0, wear);
  if (fleet.units[cell] !== 0) return;
  fleet.on[cell] = 0;
  if (fleet.other !== null) fleet.other[cell] = 0;
}

/** [USD] what the units that go were bought for: at their list price, or their part of what the cell was bought for. */
function takePaid({ paidUsd, units: owned, devices }: Fleet, cell: number, device: number, units: number): number {
  if (paidUsd === null) return units * devices[device]!.priceUsd;
  const part = paidUsd[cell]! * Math.min(1, units / owned[cell]!);
  paidUsd[cell]! -= part;
  return part;
}
