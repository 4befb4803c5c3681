import type { ChipPlan, Machine } from "../markets/chip-plan.ts";
import type { ChipTechnology, HardwareMarketInput, MakerInput } from "../markets/maker-input.ts";
import { computeWafersAtHand } from "../markets/wafers.ts";
import type { DesignChoice } from "./design-steps.ts";
import { computeEntryPay, computeFutureValue, type Pay, type Running, type TypicalMiner } from "./typical-miner.ts";

/** What a design's worth depends on in the maker. */
export interface Designer {
  readonly input: Pick<MakerInput, "capitalCostPerYear" | "marginFloor" | "accessMonths" | "siliconSuccess">;
  readonly plans: readonly ChipPlan[];
  /** What it has designed so far, the last one last. */
  readonly projects: readonly DesignChoice[];
}

/** Terms on which chips are designed, made and sold. */
export type DesignMarket = Omit<
  HardwareMarketInput,
  "catalogueKinds" | "foundrySlots" | "bookMonths" | "knownBeforeYear"
>;

/** All that the worth of a design depends on beside the design. */
export interface Prospect {
  readonly market: DesignMarket;
  readonly technology: ChipTechnology;
  /** Part of the most that a typical miner would pay over cost that makers got lately, 0 to 1. */
  readonly marginGot: number;
  readonly maker: Designer;
  readonly pay: Pay;
  readonly miner: TypicalMiner;
  /** [years AD] */
  readonly year: number;
  /** [years AD] of the scenario's start, from which on foundries grow; left out, they do not */
  readonly startYear?: number;
  /** [USD/month] that miners are expected to spend on all machines */
  readonly spendingUsd: number;
  /** Whether money is shared among machines, or all of one buyer's goes to the best; left out, it is shared. */
  readonly buyers?: "many" | "one";
  /** Makers that share wafers. */
  readonly makers: number;
  /** What others sell now. */
  readonly rivals: readonly Rival[];
  /** [USD] pay for a unit of work at which the best machine on sale just pays: growth would stop there */
  readonly leastUsdPerWork: number;
}

/** A machine or device that others sell, and the least that it is sold for. */
export interface Rival extends Running {
  readonly leastUsd: number;
}

export interface Sale {
  readonly priceUsd: number;
  /** [USD] margin over all units, discounted to now */
  readonly profitUsd: number;
}

/** [USD] pay for a unit of work at which the best of what is on sale just pays a miner, or today's where that is less. */
export function computeLeastPay(miner: TypicalMiner, onSale: readonly Rival[], usdPerWork: number): number {
  return onSale.reduce((least, one) => Math.min(least, computeEntryPay(miner, one, one.leastUsd)), usdPerWork);
}

/**
 * Price in the middle of the years on sale, and the margin over all units that customers' money and wafers allow. Money
 * is shared among all machines by their worth per least dollar at that time.
 */
export function expectSale(prospect: Prospect, machine: Machine, shipYear: number, firstVolumeYear: number): Sale {
  const { market, maker, year, startYear, spendingUsd, makers } = prospect;
  const ahead = shipYear + market.saleYears / 2 - year;
  const { priceUsd, share } = expectPrice(prospect, machine, ahead);
  if (share === 0) return { priceUsd, profitUsd: 0 };
  const months = market.saleYears * 12;
  const byMoney = (spendingUsd * months * share) / priceUsd;
  const soldYear = year + ahead;
  const growthYears = soldYear - (startYear ?? soldYear);
  const wafers = computeWafersAtHand(market, soldYear - firstVolumeYear, growthYears) / makers;
  const byWafers = (wafers * months) / machine.wafersPerUnit;
  const discount = Math.exp(-maker.input.capitalCostPerYear * ahead);
  return { priceUsd, profitUsd: Math.min(byMoney, byWafers) * (priceUsd - machine.unitCostUsd) * discount };
}

/**
 * What can be asked at a time, and the share of miners' money that it wins: 0 where nobody would pay the least price.
 *
 * @param aheadYears [years] from now to the sale
 */
export function expectPrice(
  prospect: Prospect,
  machine: Machine,
  aheadYears: number,
): { readonly priceUsd: number; readonly share: number } {
  const { market, marginGot, maker, pay, miner, rivals, buyers, leastUsdPerWork } = prospect;
  const computeWorth = (one: Running) => computeFutureValue(miner, pay, one, { aheadYears, leastUsdPerWork });
  const floorUsd = machine.unitCostUsd * (1 + maker.input.marginFloor);
  const worthUsd = computeWorth(machine);
  const others = rivals.map((rival) => computeWorth(rival) / rival.leastUsd);
  const payableUsd = worthUsd * (1 - market.buyerShare);
  if (payableUsd <= floorUsd) return { priceUsd: payableUsd, share: 0 };
  const own = worthUsd / floorUsd;
  const isBest = own > Math.max(...others, 1);
  const share = buyers === "one" ? Number(isBest) : own / others.reduce((sum, other) => sum + other, own);
  return { priceUsd: choosePrice({ machine, floorUsd, worthUsd, payableUsd, marginGot, others }), share };
}

/**
 * What can be asked: the part of the margin that makers got lately, or, where that is more, as much as leaves the buyer
 * no better off with the best that others sell at their least price.
 */
function choosePrice({
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
