import { applyOfferPurchase, type ChipOffer, isSoldOut } from "../markets/chip-offer.ts";
import type { Serving } from "../serving.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeBelievedGrowth, computeObservedGrowthPerYear } from "./beliefs.ts";
import type { ChipMaker } from "./chip-industry.ts";
import { getUsdPerJoule } from "./clouds.ts";
import { applyMachinePower } from "./machine-power.ts";
import { notePurchase } from "./note-purchase.ts";
import { computeOperatingValue, type Outlook } from "./operating-value.ts";

/** A machine on sale: who makes it, and months from the order to the delivery. */
export interface Sold {
  readonly maker: ChipMaker;
  readonly offer: ChipOffer;
  readonly leadMonths: number;
}

/** What a cloud would like of a machine on offer. */
export interface CloudWish {
  readonly cloud: number;
  readonly units: number;
}

/** [USD] that each cloud expects to spend on machines in a month like the one just closed. */
export function listCloudBudgets({ clouds }: Pick<Serving, "clouds">): number[] {
  return clouds.inputs.map(({ spendingShare }, cloud) => clouds.monthRevenueUsd[cloud]! * spendingShare);
}

/**
 * [USD] that each can spend at a month's end: that, or what it earned and could not spend where that is more, as miners
 * do. What kept it from spending, wafers, power or prices, is no matter.
 */
export function listSavedBudgets(serving: Pick<Serving, "clouds">): number[] {
  const { accounts } = serving.clouds;
  return listCloudBudgets(serving).map((monthUsd, cloud) => {
    const { revenueUsd, electricityUsd, hardwareUsd, designUsd } = accounts[cloud]!;
    return Math.max(monthUsd, revenueUsd - electricityUsd - hardwareUsd - designUsd);
  });
}

/** [USD] worth of a machine on offer to a cloud that orders it now. */
export function computeCloudValue(world: World, serving: Serving, cloud: number, { offer, leadMonths }: Sold): number {
  const { workPerSecond, powerWatts } = offer.machine;
  return computeOperatingValue(
    getPayPerWork(serving) * workPerSecond * SECONDS_PER_YEAR,
    getUsdPerJoule(serving.clouds.inputs[cloud]!) * powerWatts * SECONDS_PER_YEAR,
    describeCloudOutlook(world, serving, cloud, leadMonths),
  );
}

/** [USD] that a second of a token a second of machine earned in the month just closed. */
export function getPayPerWork({ payTrend }: Serving): number {
  return payTrend.at(-1) ?? 0;
}

/** A cloud believes what its pay fell by lately, in part, and what it always believed. */
export function describeCloudOutlook(
  { market }: World,
  { clouds, payTrend }: Serving,
  cloud: number,
  leadMonths: number,
): Outlook {
  const { capitalCostPerYear, payFallPerYear, trendWeight } = clouds.inputs[cloud]!;
  const leadYears = leadMonths / 12;
  return {
    decayPerYear: -computeBelievedGrowth(-payFallPerYear, computeObservedGrowthPerYear(payTrend), trendWeight),
    discountPerYear: capitalCostPerYear,
    leadYears,
    horizonYears: leadYears + market.hardware.lifeYears,
    halvingYears: Number.POSITIVE_INFINITY,
    halvingFactor: 1,
  };
}

/** Places clouds' orders for a machine, before those of single miners: at one price, and for their part of it. */
export function applyCloudWishes(world: World, { maker, offer }: Sold, wishes: readonly CloudWish[]): void {
  const { serving, month } = world;
  if (serving === null) return;
  const { orders, accounts } = serving.clouds;
  for (const { cloud, units } of wishes) {
    const sale = applyOfferPurchase(offer, units);
    if (sale.units === 0) continue;
    const paid = sale.units * offer.priceUsd;
    accounts[cloud]!.hardwareUsd += paid;
    maker.accounts.salesUsd += paid;
    maker.accounts.makingUsd += sale.units * offer.machine.unitCostUsd;
    const arrival = month + 1 + world.market.hardware.deliveryMonths + sale.queueMonths;
    orders.push({ cloud, device: offer.device, units: sale.units, month: arrival, priceUsd: offer.priceUsd });
    notePurchase(world, offer.device, sale.units);
    applyMachinePower(world, offer, { units: sale.units, month: arrival });
  }
  if (isSoldOut(offer)) maker.soldOutMonth = month;
}
