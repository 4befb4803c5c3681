import { deviceKinds } from "../../hardware-models/device.ts";
import { applyNewMonth, applyPurchase } from "../markets/device-market.ts";
import type { Order, World } from "../world.ts";
import { applyLoan, countPayable, type Financing } from "./borrowing.ts";
import type { MarketView } from "./market-view.ts";
import { notePurchase } from "./note-purchase.ts";
import { chooseOffer } from "./offer-choice.ts";
import type { OffersNow } from "./offer-review.ts";
import { applyOfferOrder } from "./offer-sales.ts";
import { getListed } from "./unit-value.ts";

/** What one miner would like to do with its money. */
export interface Wish {
  readonly party: number;
  /** Place in the queue where makers cannot serve everybody; smaller comes first. */
  readonly place: number;
  readonly device: number;
  readonly units: number;
  readonly financing: Financing;
}

/** Serves the wishes in the order of the queue while makers have devices left. */
export function applyWishes(world: World, view: MarketView, wishes: Wish[], offers: OffersNow): Order[] {
  applyNewMonth(world.deviceMarket, world.monthStarts[world.month + 1]!);
  // Where there is enough for everybody, the order of the queue changes nothing.
  if (isScarce(world, wishes, offers)) wishes.sort((a, b) => a.place - b.place || a.party - b.party);
  return wishes.flatMap((wish) =>
    offers.has(wish.device)
      ? applyOfferWish(world, view, wish, offers)
      : applyListOrder(world, wish, world.devices[wish.device]!.priceUsd),
  );
}

/** Who finds a made machine sold out takes the next best one for the rest of its own money. */
function applyOfferWish(world: World, view: MarketView, wish: Wish, offers: OffersNow): Order[] {
  const { party } = wish;
  const orders: Order[] = [];
  let { device } = wish;
  let units = countPayable(world, wish.units, world.devices[device]!.priceUsd, wish.financing);
  const costUsd = units * world.devices[device]!.priceUsd;
  let budget = wish.financing.loanUsd === 0 ? costUsd : Math.min(costUsd, wish.financing.ownUsd);
  while (device >= 0 && units > 0) {
    const { priceUsd } = world.devices[device]!;
    const placed = applyOfferOrder(world, offers.get(device)!, { party, units, priceUsd });
    orders.push(...placed);
    for (const order of placed) applyLoan(world, order, { ...wish.financing, ownUsd: budget });
    const sold = placed.reduce((sum, order) => sum + order.units, 0);
    if (sold === units) break;
    budget = Math.max(0, budget - sold * priceUsd);
    device = chooseOffer(world, view, { party, budget, offers, listed: { device: -1, valuePerUsd: 0 } }).device;
    units = device < 0 ? 0 : Math.floor(budget / world.devices[device]!.priceUsd);
  }
  return orders;
}

function applyListOrder(world: World, { party, device, units, financing }: Wish, priceUsd: number): Order[] {
  const { books, deviceMarket } = world;
  const payable = countPayable(world, units, priceUsd, financing);
  // Makers have room for so many devices, whatever they cost this month.
  const sold = applyPurchase(deviceMarket, getListed(world, device), payable);
  if (sold === 0) return [];
  const paid = sold * priceUsd;
  books.cash[party]! -= paid;
  books.hardware[party]! += paid;
  notePurchase(world, device, sold);
  const month = world.month + 1 + world.market.hardware.deliveryMonths;
  const order = { party, device, units: sold, month, priceUsd };
  applyLoan(world, order, financing);
  return [order];
}

/** True where the wishes for a made machine, or for some kind of device, or for loans, are more than there is this month. */
function isScarce(world: World, wishes: readonly Wish[], offers: OffersNow): boolean {
  const wishedUsd = { cpu: 0, gpu: 0, fpga: 0, asic: 0 };
  const wishedWatts = { cpu: 0, gpu: 0, fpga: 0, asic: 0 };
  const wishedUnits = new Map<number, number>();
  for (const { device, units } of wishes) {
    if (offers.has(device)) {
      wishedUnits.set(device, (wishedUnits.get(device) ?? 0) + units);
      continue;
    }
    const { kind, priceUsd, powerWatts } = getListed(world, device);
    wishedUsd[kind] += units * priceUsd;
    wishedWatts[kind] += units * powerWatts;
  }
  const { supply } = world.deviceMarket;
  return (
    isPurseShort(world, wishes) ||
    deviceKinds.some((kind) => wishedUsd[kind] > supply[kind].leftUsd || wishedWatts[kind] > supply[kind].leftWatts) ||
    [...wishedUnits].some(([device, units]) => units > offers.get(device)!.offer.leftUnits)
  );
}

function isPurseShort({ credit, devices }: World, wishes: readonly Wish[]): boolean {
  if (credit === null) return false;
  const loans = wishes.map(({ device, units, financing }) => units * devices[device]!.priceUsd - financing.ownUsd);
  return loans.reduce((sum, usd) => sum + Math.max(0, usd), 0) > credit.lender.cashUsd;
}
