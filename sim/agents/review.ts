import { deviceKinds } from "../../hardware-models/device.ts";
import { applySale } from "../ledger.ts";
import { applyNewMonth, applyPurchase, getFrontier } from "../markets/device-market.ts";
import type { Order, World } from "../world.ts";
import { computeBelievedGrowth } from "./beliefs.ts";
import { applyAgeing, applySwitching } from "./fleet.ts";
import { chooseDevice, computeStakeValuePerUsd } from "./investment.ts";
import { computeMarketView, type MarketView } from "./market-view.ts";
import type { Outlook } from "./operating-value.ts";
import { applyStakingChoice, applyValidatorElection } from "./staking-choice.ts";

/** What one miner would like to do with its money. */
interface Wish {
  readonly party: number;
  /** Place in the queue where makers cannot serve everybody; smaller comes first. */
  readonly place: number;
  readonly device: number;
  readonly units: number;
}

/**
 * The review of everyone at a month's end: switch devices on or off, scrap old ones, order new ones, stake or not, buy
 * stake, elect validators.
 *
 * @param monthBillsUsd last month's electricity, one entry a party: money that a review keeps back
 * @returns devices paid for, to be delivered after the lead time
 */
export function applyReview(world: World, monthBillsUsd: Float64Array): Order[] {
  const { market, population, fleet } = world;
  const view = computeMarketView(world);
  const { pue, scrapAfterMonthsOff } = market.hardware;
  applyAgeing(fleet, world.month + 1);
  applySwitching(fleet, view.revenueUsdPerWork, population.electricityUsdPerJoule, pue, scrapAfterMonthsOff);
  applyStakingChoice(world, view);
  const wishes = listWishes(world, view, monthBillsUsd);
  applyValidatorElection(world);
  return applyWishes(world, wishes);
}

function listWishes(world: World, view: MarketView, monthBillsUsd: Float64Array): Wish[] {
  const { population, books, devices, market } = world;
  const candidates = listCandidatesByGroup(world);
  const stakeWishesUsd = new Float64Array(population.minerCount);
  const wishes: Wish[] = [];
  for (let party = 0; party < population.minerCount; party++) {
    const place = population.queueStreams[party]!();
    const budget = books.cash[party]! - monthBillsUsd[party]!;
    if (!(budget > 0)) continue;
    const choice = chooseDevice(
      devices,
      candidates[population.groupOf[party]!]!,
      budget,
      population.electricityUsdPerJoule[party]! * market.hardware.pue,
      view.revenueUsdPerWork,
      computeOutlook(world, view, party),
    );
    const stakeValue = view.stakeYieldPerYear > 0 ? computeStakeValue(world, view, party) : 0;
    if (stakeValue > choice.valuePerUsd) stakeWishesUsd[party] = budget;
    else if (choice.device >= 0) {
      const units = Math.floor(budget / devices[choice.device]!.priceUsd);
      wishes.push({ party, place, device: choice.device, units });
    }
  }
  applyStakeWishes(world, view, stakeWishesUsd);
  return wishes;
}

function computeOutlook(world: World, view: MarketView, party: number): Outlook {
  const { population, market } = world;
  const growth = computeBelievedGrowth(
    population.hashrateGrowthPerYear[party]!,
    view.hashrateGrowthPerYear,
    population.trendWeight[party]!,
  );
  const leadYears = market.hardware.deliveryMonths / 12;
  return {
    decayPerYear: growth - population.priceGrowthPerYear[party]! + view.emissionDecayPerYear,
    discountPerYear: population.discountPerYear[party]!,
    leadYears,
    horizonYears: Math.min(population.horizonYears[party]!, leadYears + market.hardware.lifeYears),
    halvingYears: view.halvingYears,
    halvingFactor: view.halvingFactor,
  };
}

/** Net present value of a dollar of stake in the eyes of a party. */
export function computeStakeValue(world: World, view: MarketView, party: number): number {
  const { population } = world;
  return computeStakeValuePerUsd(
    view.stakeYieldPerYear,
    population.priceGrowthPerYear[party]!,
    population.discountPerYear[party]!,
    population.horizonYears[party]!,
  );
}

/** Frontiers of the kinds of device that each miner group would consider. */
function listCandidatesByGroup(world: World): (readonly number[])[][] {
  const now = world.monthStarts[world.month + 1]!;
  const byKind = new Map(deviceKinds.map((kind) => [kind, getFrontier(world.deviceMarket, kind, now)]));
  return world.market.miners.map((group) => group.devices.map((kind) => byKind.get(kind)!));
}

/** Serves the wishes in the order of the queue while makers have devices left. */
function applyWishes(world: World, wishes: Wish[]): Order[] {
  const { books, deviceMarket, devices } = world;
  applyNewMonth(deviceMarket, world.monthStarts[world.month + 1]!);
  // Where there is enough for everybody, the order of the queue changes nothing.
  if (isScarce(world, wishes)) wishes.sort((a, b) => a.place - b.place || a.party - b.party);
  const orders: Order[] = [];
  for (const { party, device, units } of wishes) {
    const sold = applyPurchase(deviceMarket, devices[device]!, units);
    if (sold === 0) continue;
    const paid = sold * devices[device]!.priceUsd;
    books.cash[party]! -= paid;
    books.hardware[party]! += paid;
    orders.push({ party, device, units: sold });
    notePurchase(world, device, sold);
  }
  return orders;
}

/** True where the wishes for some kind of device cost more than its makers can deliver this month. */
function isScarce(world: World, wishes: readonly Wish[]): boolean {
  const wishedUsd = { cpu: 0, gpu: 0, fpga: 0, asic: 0 };
  for (const { device, units } of wishes) {
    const { kind, priceUsd } = world.devices[device]!;
    wishedUsd[kind] += units * priceUsd;
  }
  return deviceKinds.some((kind) => wishedUsd[kind] > world.deviceMarket.supply[kind].leftUsd);
}

function notePurchase(world: World, device: number, units: number): void {
  const known = world.purchases.get(device);
  if (known === undefined) world.purchases.set(device, { units, firstMonth: world.months[world.month]! });
  else known.units += units;
}

/** Serves everybody in proportion where more coins are wanted than the market offers in a month. */
function applyStakeWishes(world: World, view: MarketView, wishesUsd: Float64Array): void {
  const usdPerUnit = view.priceUsd / world.unitsPerCoin;
  const wanted = wishesUsd.reduce((sum, usd) => sum + usd, 0) / usdPerUnit;
  if (!(wanted > 0)) return;
  const offered = world.ledger.market * world.market.stake.floatPerMonth;
  const served = Math.min(1, offered / wanted);
  for (let party = 0; party < wishesUsd.length; party++) {
    const units = Math.floor((wishesUsd[party]! * served) / usdPerUnit);
    if (units === 0) continue;
    applySale(world.ledger, party, -units);
    const paid = units * usdPerUnit;
    world.books.cash[party]! -= paid;
    world.books.stake[party]! += paid;
    world.staking[party] = 1;
  }
}
