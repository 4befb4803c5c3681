import { deviceKinds } from "../../hardware-models/device.ts";
import type { ChipOffer } from "../markets/chip-offer.ts";
import type { Machine } from "../markets/chip-plans.ts";
import { getFrontier } from "../markets/device-market.ts";
import { computeWafersAtHand } from "../markets/wafers.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { type ChipIndustry, type ChipMaker, isInBusiness } from "./chip-industry.ts";
import type { MarketView } from "./market-view.ts";
import {
  computeEntryPay,
  computeFutureValue,
  describeTypicalMiner,
  type Running,
  type TypicalMiner,
} from "./typical-miner.ts";

/** All that the worth of a design depends on beside the design. */
export interface Prospect {
  readonly industry: ChipIndustry;
  readonly maker: ChipMaker;
  readonly view: MarketView;
  readonly miner: TypicalMiner;
  /** [years AD] */
  readonly year: number;
  /** [USD/month] that miners are expected to spend on all machines */
  readonly spendingUsd: number;
  /** Makers that share wafers. */
  readonly makers: number;
  /** What others sell now. */
  readonly rivals: readonly Rival[];
  /** [USD] pay for a unit of work at which the best machine on sale just pays: growth would stop there */
  readonly leastUsdPerWork: number;
}

/** A machine or device that others sell, and the least that it is sold for. */
interface Rival extends Running {
  readonly leastUsd: number;
}

export interface Sale {
  readonly priceUsd: number;
  /** [USD] margin over all units, discounted to now */
  readonly profitUsd: number;
}

/** What a maker knows when a month has ended. */
export function describeProspect(world: World, industry: ChipIndustry, maker: ChipMaker, view: MarketView): Prospect {
  const now = world.monthStarts[world.month + 1]!;
  const workRate = world.fleet.workRate.reduce((sum, rate) => sum + rate, 0);
  const payUsdPerMonth = (view.revenueUsdPerWork * workRate * SECONDS_PER_YEAR) / 12;
  const miner = describeTypicalMiner(world, view);
  const rivals = [...listListed(world, now), ...listOffered(industry, maker.offer)];
  const onSale = maker.offer === null ? rivals : [...rivals, describeOffer(maker.offer)];
  return {
    industry,
    maker,
    view,
    miner,
    year: 1970 + now / SECONDS_PER_YEAR,
    spendingUsd: payUsdPerMonth * industry.market.spendingShare,
    makers: industry.makers.filter((other) => isInBusiness(other, world.market, now)).length,
    rivals,
    leastUsdPerWork: onSale.reduce(
      (least, one) => Math.min(least, computeEntryPay(miner, one, one.leastUsd)),
      view.revenueUsdPerWork,
    ),
  };
}

/** What is offered beside a maker's own machine. */
function listOffered({ makers }: ChipIndustry, own: ChipOffer | null): Rival[] {
  return makers.flatMap(({ offer }) => (offer === null || offer === own ? [] : describeOffer(offer)));
}

function describeOffer({ machine, floorUsd }: ChipOffer): Rival {
  return { ...machine, leastUsd: floorUsd };
}

/** Of each kind in the catalogue, the device with the most work per dollar that is on sale. */
function listListed(world: World, now: number): Rival[] {
  return deviceKinds.flatMap((kind) => {
    const best = getFrontier(world.deviceMarket, kind, now)[0];
    if (best === undefined) return [];
    const { workPerSecond, powerWatts, priceUsd } = world.devices[best]!;
    return [{ workPerSecond, powerWatts, leastUsd: priceUsd }];
  });
}

/**
 * Price in the middle of the years on sale, and the margin over all units that customers' money and wafers allow. Money
 * is shared among all machines by their worth per least dollar at that time.
 */
export function expectSale(prospect: Prospect, machine: Machine, shipYear: number, firstVolumeYear: number): Sale {
  const { industry, maker, view, miner, year, spendingUsd, makers, rivals, leastUsdPerWork } = prospect;
  const { market } = industry;
  const ahead = shipYear + market.saleYears / 2 - year;
  const computeWorth = (one: Running) => computeFutureValue(miner, view, one, { aheadYears: ahead, leastUsdPerWork });
  const floorUsd = machine.unitCostUsd * (1 + maker.input.marginFloor);
  const worthUsd = computeWorth(machine);
  const others = rivals.map((rival) => computeWorth(rival) / rival.leastUsd);
  const payableUsd = worthUsd * (1 - market.buyerShare);
  if (payableUsd <= floorUsd) return { priceUsd: payableUsd, profitUsd: 0 };
  const priceUsd = expectPrice({ machine, floorUsd, worthUsd, payableUsd, marginGot: industry.marginGot, others });
  const own = worthUsd / floorUsd;
  const share = own / others.reduce((sum, other) => sum + other, own);
  const months = market.saleYears * 12;
  const byMoney = (spendingUsd * months * share) / priceUsd;
  const wafers = computeWafersAtHand(market, year + ahead - firstVolumeYear) / makers;
  const byWafers = (wafers * months) / machine.wafersPerUnit;
  const discount = Math.exp(-maker.input.capitalCostPerYear * ahead);
  return { priceUsd, profitUsd: Math.min(byMoney, byWafers) * (priceUsd - machine.unitCostUsd) * discount };
}

/**
 * What can be asked: the part of the margin that makers got lately, or, where that is more, as much as leaves the buyer
 * no better off with the best that others sell at their least price.
 */
function expectPrice({
  machine,
  floorUsd,
  worthUsd,
  payableUsd,
  marginGot,
  others,
}: {
  readonly machine: Machine;
  readonly floorUsd: number;
  readonly worthUsd: number;
  readonly payableUsd: number;
  readonly marginGot: number;
  /** [USD/USD] worth of what others sell over its least price */
  readonly others: readonly number[];
}): number {
  const usualUsd = machine.unitCostUsd + (payableUsd - machine.unitCostUsd) * marginGot;
  const limitUsd = worthUsd / Math.max(...others, 0);
  return Math.max(floorUsd, Math.min(payableUsd, Math.max(usualUsd, limitUsd)));
}
