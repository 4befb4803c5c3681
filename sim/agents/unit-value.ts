import type { Device } from "../../hardware-models/device.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeMarginalPay } from "./entry-choice.ts";
import type { MarketView } from "./market-view.ts";
import type { Outlook } from "./operating-value.ts";
import { getOutsideOption } from "./other-work.ts";
import { computeOutlook } from "./outlook.ts";
import { computeValueWithOption } from "./outside-option.ts";

/** [USD] worth of one device of some age to a party that can run it from now on. */
export function computeUnitValue(
  world: World,
  view: MarketView,
  { party, device, monthsLeft }: { readonly party: number; readonly device: number; readonly monthsLeft: number },
): number {
  const { population, market, devices } = world;
  const { workPerSecond, powerWatts } = devices[device]!;
  const wattYearUsd = population.electricityUsdPerJoule[party]! * market.hardware.pue * SECONDS_PER_YEAR;
  const whole = computeOutlook(world, view, party, 0);
  const outlook = { ...whole, horizonYears: Math.min(whole.horizonYears, monthsLeft / 12) };
  const revenue = computeMarginalPay(world, party, view.revenueUsdPerWork) * workPerSecond * SECONDS_PER_YEAR;
  const ageYears = market.hardware.lifeYears - monthsLeft / 12;
  const { other, parties } = world.fleet;
  const rentedShare = other === null ? 0 : other[device * parties + party]!;
  const cost = powerWatts * wattYearUsd;
  return computeValueAtAge(world, { device, revenue, cost, outlook, ageYears, rentedShare });
}

/**
 * [USD] what it earns by mining or by other work until the horizon, and what it fetches then outside the market; new at
 * delivery.
 */
export function computeNewValue(
  world: World,
  device: number,
  { revenue, cost, outlook }: { readonly revenue: number; readonly cost: number; readonly outlook: Outlook },
): number {
  return computeValueAtAge(world, { device, revenue, cost, outlook, ageYears: -outlook.leadYears, rentedShare: 0 });
}

function computeValueAtAge(
  world: World,
  {
    device,
    revenue,
    cost,
    outlook,
    ageYears,
    rentedShare,
  }: {
    readonly device: number;
    readonly revenue: number;
    readonly cost: number;
    readonly outlook: Outlook;
    /** Now. */
    readonly ageYears: number;
    readonly rentedShare: number;
  },
): number {
  const { horizonYears, discountPerYear } = outlook;
  const earned = computeValueWithOption(revenue, cost, getOutsideOption(world, device, rentedShare), outlook);
  const sold = computeOutsidePrice(world, device, ageYears + horizonYears);
  return earned + sold * Math.exp(-discountPerYear * horizonYears);
}

/**
 * [USD] what those who do not mine pay for a single device of some age: players for a graphics card, everybody else its worth as
 * scrap, and nobody more than a new one costs now; 0 where a scenario has no market for used devices.
 */
export function computeOutsidePrice(world: World, device: number, ageYears: number): number {
  const { used } = world.market.hardware;
  if (used === undefined) return 0;
  const { kind, priceUsd: listUsd } = getListed(world, device);
  const priceUsd = Math.min(listUsd, world.devices[device]!.priceUsd);
  const scrapUsd = computeScrapPrice(world, device);
  if (kind !== "gpu") return scrapUsd;
  return Math.max(
    scrapUsd,
    priceUsd * used.playersShare * Math.exp(-used.playersDeclinePerYear * Math.max(0, ageYears)),
  );
}

/** [USD] of a device as scrap, where a scenario has a market for used devices */
export function computeScrapPrice(world: World, device: number): number {
  const listUsd = getListed(world, device).priceUsd;
  return Math.min(listUsd, world.devices[device]!.priceUsd, world.market.hardware.used!.scrapUsd);
}

/** A device at its list price, whatever it costs now; a made machine has its last one. */
export function getListed({ side, industry, devices }: World, device: number): Device {
  const isMade = industry !== null && device >= industry.firstDevice;
  return isMade ? devices[device]! : (side?.listed[device] ?? devices[device]!);
}
