import { applyOfferPurchase, isSoldOut } from "../markets/chip-offer.ts";
import type { Order, World } from "../world.ts";
import { type ChipIndustry, type ChipMaker, isCloudTeam } from "./chip-industry.ts";
import { listSavedBudgets } from "./cloud-purchases.ts";
import { applyDesignBills, applyOwnMachines } from "./cloud-teams.ts";
import { applyMachinePower } from "./machine-power.ts";
import { learnMargin } from "./margin-got.ts";
import type { MarketView } from "./market-view.ts";
import { mayBuy } from "./may-buy.ts";
import { notePurchase } from "./note-purchase.ts";
import {
  applyOfferMonths,
  applyOfferPrices,
  computeMachineValue,
  type OfferNow,
  type OffersNow,
} from "./offer-review.ts";
import { describeTypicalBuyer } from "./typical-buyer.ts";
import { computeFutureValue } from "./typical-miner.ts";

/** A month's sales of made machines. */
export interface Sales {
  readonly offers: OffersNow;
  /** Machines of clouds' own teams, which are not on sale. */
  readonly own: readonly OfferNow[];
  /** Of the makers' own groups. */
  readonly orders: readonly Order[];
  /** Units of each device that were sold before the month. */
  readonly soldBefore: ReadonlyMap<number, number>;
}

/**
 * Opens the month's sales of made machines: makers' own mining groups take theirs at cost, then prices are set.
 *
 * @param monthBillsUsd money that miners keep back, one entry a party
 * @returns the offers, and the orders of the makers' own groups
 */
export function openSales(world: World, view: MarketView, monthBillsUsd: Float64Array): Sales {
  const { industry, books, serving } = world;
  if (industry === null) return { offers: new Map(), own: [], orders: [], soldBefore: new Map() };
  const all = applyOfferMonths(world, industry);
  const soldBefore = new Map(all.map(({ offer }) => [offer.device, offer.soldUnits]));
  const [offers, own] = [all.filter(({ maker }) => !isCloudTeam(maker)), all.filter(({ maker }) => isCloudTeam(maker))];
  const orders = offers.flatMap((now) => applyOwnUse(world, view, now, monthBillsUsd));
  const miners = books.cash.map((usd, party) => Math.max(0, usd - monthBillsUsd[party]!));
  const budgets = Float64Array.of(...miners, ...(serving === null ? [] : listSavedBudgets(serving)));
  const takeOwn = (market: readonly OfferNow[], promisedWatts: number) => {
    const leftWatts = (industry.power?.leftWatts ?? Number.POSITIVE_INFINITY) - promisedWatts;
    if (serving !== null) applyOwnMachines(world, serving, { own, market, leftWatts }, budgets);
  };
  if (serving !== null) applyDesignBills(world, serving, industry, budgets);
  takeOwn(offers, 0);
  takeOwn([], applyOfferPrices(world, view, offers, budgets));
  for (const { offer } of offers) {
    industry.devices[offer.device] = { ...industry.devices[offer.device]!, priceUsd: offer.priceUsd };
  }
  return { offers: new Map(offers.map((now) => [now.offer.device, now])), own, orders, soldBefore };
}

/** Sells up to `units` of a made machine; the maker makes them at cost. */
export function applyOfferOrder(
  world: World,
  { maker, offer }: OfferNow,
  { party, units, priceUsd }: Pick<Order, "party" | "units" | "priceUsd">,
): Order[] {
  const sale = applyOfferPurchase(offer, units);
  if (isSoldOut(offer)) maker.soldOutMonth = world.month;
  if (sale.units === 0) return [];
  const paid = sale.units * priceUsd;
  world.books.cash[party]! -= paid;
  world.books.hardware[party]! += paid;
  maker.accounts.salesUsd += paid;
  maker.accounts.makingUsd += sale.units * offer.machine.unitCostUsd;
  notePurchase(world, offer.device, sale.units);
  const month = world.month + 1 + world.market.hardware.deliveryMonths + sale.queueMonths;
  applyMachinePower(world, offer, { units: sale.units, month });
  return [{ party, device: offer.device, units: sale.units, month, priceUsd }];
}

/** Enters what the month's sales came to. */
export function noteSales(
  world: World,
  view: MarketView,
  industry: ChipIndustry,
  { offers, own, soldBefore }: Sales,
): void {
  for (const { offer, leadMonths } of [...offers.values(), ...own]) {
    const { device } = offer;
    const units = offer.soldUnits - soldBefore.get(device)!;
    offer.months.push({ month: world.month, priceUsd: industry.devices[device]!.priceUsd, units, leadMonths });
  }
  noteMargins(world, view, industry, offers);
}

function noteMargins(world: World, view: MarketView, industry: ChipIndustry, offers: OffersNow): void {
  const buyer = describeTypicalBuyer(world, view);
  for (const { offer, leadMonths } of offers.values()) {
    const worthUsd = computeFutureValue(buyer.miner, buyer.view, offer.machine, {
      aheadYears: leadMonths / 12,
      leastUsdPerWork: 0,
    });
    const mostUsd = worthUsd * (1 - industry.market.buyerShare);
    const seen = { priceUsd: offer.priceUsd, unitCostUsd: offer.machine.unitCostUsd, mostUsd };
    industry.marginGot = learnMargin(industry.marginGot, seen, offers.size);
  }
}

/** A maker's own group buys at cost, one member after the other, while a machine is worth that to it. */
function applyOwnUse(world: World, view: MarketView, now: OfferNow, monthBillsUsd: Float64Array): Order[] {
  const { maker, offer } = now;
  let left = Math.floor(offer.leftUnits * maker.input.ownShare);
  const orders: Order[] = [];
  for (const party of listOwnParties(world, maker)) {
    const priceUsd = offer.machine.unitCostUsd;
    const units = Math.min(left, Math.floor((world.books.cash[party]! - monthBillsUsd[party]!) / priceUsd));
    if (
      !(units > 0) ||
      !mayBuy(world, world.population.groupOf[party]!, world.devices[offer.device]!.kind) ||
      computeMachineValue(world, view, party, now) <= priceUsd
    )
      continue;
    const placed = applyOfferOrder(world, now, { party, units, priceUsd });
    left -= placed.reduce((sum, order) => sum + order.units, 0);
    orders.push(...placed);
  }
  return orders;
}

function listOwnParties({ population }: World, { input }: ChipMaker): number[] {
  return Array.from({ length: population.minerCount }, (_, party) => party).filter(
    (party) => population.groupNames[population.groupOf[party]!] === input.ownGroup,
  );
}
