import { type Device, type DeviceKind, deviceKinds } from "../../hardware-models/device.ts";
import type { SupplyInput, SupplyLimitInput } from "../simulation-input.ts";
import { SECONDS_PER_YEAR, WATTS_PER_GIGAWATT } from "../units.ts";

/** What the makers of one kind can still deliver. */
interface KindSupply {
  growthPerMonth: number;
  readonly firstRelease: number;
  /** [USD] worth of devices a month, at list prices */
  capacityUsd: number;
  /** [USD] not yet sold this month */
  leftUsd: number;
  readonly limit: SupplyLimitInput | undefined;
  /** [W] that devices still to be sold this month may draw */
  leftWatts: number;
  soldOut: boolean;
}

/** New devices on sale at their list prices, with limited capacity that grows after every sold-out month. */
export interface DeviceMarket {
  /** Unix time [s] at which the limits of supply hold, from which they grow. */
  readonly startSeconds: number;
  readonly devices: readonly Device[];
  /** Indices of the devices that can be bought once they are released. */
  readonly offered: readonly number[];
  readonly supply: Readonly<Record<DeviceKind, KindSupply>>;
  readonly frontiers: Readonly<Record<DeviceKind, Frontier>>;
}

/** The devices of a kind worth considering, as of the last time something was released. */
interface Frontier {
  /** Unix times [s] of the kind's releases, earliest first. */
  readonly releaseTimes: Float64Array;
  released: number;
  indices: readonly number[];
}

/** A market for `devices`; a kind's capacity starts at its first release (or at the start, if that came before). */
export function createDeviceMarket(
  devices: readonly Device[],
  supply: Readonly<Record<DeviceKind, SupplyInput>>,
  { exclude, startSeconds }: { readonly exclude: readonly string[]; readonly startSeconds: number },
): DeviceMarket {
  const createKind = (kind: DeviceKind): KindSupply => ({
    growthPerMonth: supply[kind].growthPerMonth,
    firstRelease: Math.min(...devices.filter((device) => device.kind === kind).map((device) => device.releaseTime)),
    capacityUsd: supply[kind].firstMonthUsd,
    leftUsd: 0,
    limit: supply[kind].limit,
    leftWatts: 0,
    soldOut: false,
  });
  const offered = devices.flatMap((device, index) => (exclude.includes(device.name) ? [] : index));
  const createFrontier = (kind: DeviceKind): Frontier => {
    const ofKind = offered.map((index) => devices[index]!).filter((device) => device.kind === kind);
    return { releaseTimes: Float64Array.from(ofKind, (device) => device.releaseTime).sort(), released: 0, indices: [] };
  };
  return {
    startSeconds,
    devices,
    offered,
    supply: { cpu: createKind("cpu"), gpu: createKind("gpu"), fpga: createKind("fpga"), asic: createKind("asic") },
    frontiers: {
      cpu: createFrontier("cpu"),
      gpu: createFrontier("gpu"),
      fpga: createFrontier("fpga"),
      asic: createFrontier("asic"),
    },
  };
}

/** Opens a month's sales: capacity grows by its rate if the last month was sold out. */
export function applyNewMonth(market: DeviceMarket, timeSeconds: number): void {
  for (const kind of deviceKinds) {
    const supply = market.supply[kind];
    if (supply.soldOut) supply.capacityUsd *= 1 + supply.growthPerMonth;
    supply.soldOut = false;
    supply.leftUsd = supply.firstRelease < timeSeconds ? supply.capacityUsd : 0;
    supply.leftWatts = computeLimitWatts(supply.limit, timeSeconds - market.startSeconds);
  }
}

/** [W/month] gwPerYear / 12 * (1 + growthPerYear)^years since the start; no bound without a limit. */
function computeLimitWatts(limit: SupplyLimitInput | undefined, seconds: number): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  return ((limit.gwPerYear * WATTS_PER_GIGAWATT) / 12) * (1 + limit.growthPerYear) ** (seconds / SECONDS_PER_YEAR);
}

/**
 * Sells up to `units` of a device; returns how many were delivered from the month's capacity, in money and in watts. A
 * month that is not yet sold out always has one more device to sell, however small the capacity.
 */
export function applyPurchase(market: DeviceMarket, device: Device, units: number): number {
  const supply = market.supply[device.kind];
  if (supply.leftUsd <= 0 || supply.leftWatts <= 0) {
    supply.soldOut = true;
    return 0;
  }
  const left = Math.min(supply.leftUsd / device.priceUsd, supply.leftWatts / device.powerWatts);
  const available = Math.max(1, Math.floor(left));
  if (available < units) supply.soldOut = true;
  const sold = Math.min(units, available);
  supply.leftUsd -= sold * device.priceUsd;
  supply.leftWatts -= sold * device.powerWatts;
  return sold;
}

/** The frontier of a kind for sale now; recomputed only after a release. */
export function getFrontier(market: DeviceMarket, kind: DeviceKind, timeSeconds: number): readonly number[] {
  const frontier = market.frontiers[kind];
  let { released } = frontier;
  while (released < frontier.releaseTimes.length && frontier.releaseTimes[released]! < timeSeconds) released++;
  if (released > frontier.released) {
    frontier.released = released;
    frontier.indices = computeFrontier(market.devices, market.offered, kind, timeSeconds);
  }
  return frontier.indices;
}

/** To be called where list prices have changed. */
export function forgetFrontiers(market: DeviceMarket): void {
  for (const kind of deviceKinds) market.frontiers[kind].released = 0;
}

/**
 * Indices of the devices of a kind, released before `timeSeconds`, that no other one beats in both work per dollar
 * and work per joule; best price first.
 */
export function computeFrontier(
  devices: readonly Device[],
  offered: readonly number[],
  kind: DeviceKind,
  timeSeconds: number,
): number[] {
  const onSale = offered
    .map((index) => ({ device: devices[index]!, index }))
    .filter(({ device }) => isOnSale(device, kind, timeSeconds))
    .sort((a, b) => computeWorkPerUsd(b.device) - computeWorkPerUsd(a.device) || a.index - b.index);
  let best = 0;
  const frontier: number[] = [];
  for (const { device, index } of onSale) {
    const efficiency = device.workPerSecond / device.powerWatts;
    if (efficiency <= best) continue;
    best = efficiency;
    frontier.push(index);
  }
  return frontier;
}

function isOnSale(device: Device, kind: DeviceKind, timeSeconds: number): boolean {
  return device.kind === kind && device.releaseTime < timeSeconds;
}

function computeWorkPerUsd(device: Device): number {
  return device.workPerSecond / device.priceUsd;
}
