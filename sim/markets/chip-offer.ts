import type { Machine } from "./chip-plan.ts";
import type { MakerInput } from "./maker-input.ts";

/** Price, sales and waiting time of a machine in one month of the run. */
export interface OfferMonth {
  readonly month: number;
  readonly priceUsd: number;
  readonly units: number;
  /** Months from payment to delivery of an order placed first in the month. */
  readonly leadMonths: number;
}

/** The price of a machine, and an order book that one production line works off. */
export interface OfferBook {
  readonly machine: Machine;
  /** [USD] below which it is not sold */
  readonly floorUsd: number;
  /** [USD] that is asked at most; left out, whatever buyers pay */
  readonly listUsd?: number;
  priceUsd: number;
  /** Units paid for and not made yet, at the month's start and with what the month sold. */
  backlogUnits: number;
  /** Units a month. */
  capacityUnits: number;
  /** Units that can still be ordered this month. */
  leftUnits: number;
  /** Units that wafers allow this month beyond those, and power does not. */
  unpoweredUnits: number;
  soldUnits: number;
}

/** A made machine on sale in a world. */
export interface ChipOffer extends OfferBook {
  /** Index into the world's devices. */
  readonly device: number;
  readonly months: OfferMonth[];
}

export function createOffer(
  device: number,
  machine: Machine,
  { marginFloor, listMargin }: Pick<MakerInput, "marginFloor" | "listMargin">,
): ChipOffer {
  const list = listMargin === undefined ? {} : { listUsd: machine.unitCostUsd * (1 + listMargin) };
  return { ...createOfferBook(machine, marginFloor), ...list, device, months: [] };
}

/** An empty book, at the least price. */
export function createOfferBook(machine: Machine, marginFloor: number): OfferBook {
  const floorUsd = computeFloorUsd(machine, marginFloor);
  const units = { backlogUnits: 0, capacityUnits: 0, leftUnits: 0, unpoweredUnits: 0, soldUnits: 0 };
  return { machine, floorUsd, priceUsd: floorUsd, ...units };
}

/** [USD] below which a machine is not sold. */
export function computeFloorUsd({ unitCostUsd }: Machine, marginFloor: number): number {
  return unitCostUsd * (1 + marginFloor);
}

/** Opens a month: last month's production has shrunk the book, and what still fits into it can be ordered. */
export function applyOfferMonth(offer: OfferBook, wafers: number, bookMonths: number): void {
  offer.backlogUnits = Math.max(0, offer.backlogUnits - offer.capacityUnits);
  offer.capacityUnits = wafers / offer.machine.wafersPerUnit;
  offer.leftUnits = Math.max(0, Math.floor(offer.capacityUnits * bookMonths - offer.backlogUnits));
  offer.unpoweredUnits = 0;
}

/** Leaves no more to order than power allows. */
export function limitLeftUnits(offer: OfferBook, units: number): void {
  const cut = Math.max(0, offer.leftUnits - units);
  offer.leftUnits -= cut;
  offer.unpoweredUnits += cut;
}

/** True where every unit that wafers allow was ordered: with more of them more would have been. */
export function isSoldOut({ leftUnits, unpoweredUnits }: OfferBook): boolean {
  return leftUnits === 0 && unpoweredUnits === 0;
}

/** [months] that an order placed now waits for those before it, whole. */
export function computeQueueMonths(offer: OfferBook): number {
  return computeWait(offer, offer.backlogUnits);
}

/**
 * Takes an order for up to `units`.
 *
 * @returns units sold, and the months until the last of them is made
 */
export function applyOfferPurchase(offer: OfferBook, units: number): { units: number; queueMonths: number } {
  const sold = Math.min(units, offer.leftUnits);
  offer.leftUnits -= sold;
  offer.backlogUnits += sold;
  offer.soldUnits += sold;
  // The unit that ends the order is made in the month that its place in the book falls into.
  return { units: sold, queueMonths: sold === 0 ? 0 : computeWait(offer, Math.max(0, offer.backlogUnits - 1)) };
}

/** Parts of an order, placed after `backlogUnits`, that are made in this month, the next, and so on. */
export function listMadeParts(backlogUnits: number, units: number, capacityUnits: number): number[] {
  if (!(capacityUnits > 0)) return [1];
  const end = backlogUnits + units;
  return Array.from({ length: Math.max(1, Math.ceil(end / capacityUnits)) }, (_, month) => {
    const from = Math.max(backlogUnits, month * capacityUnits);
    const to = Math.min(end, (month + 1) * capacityUnits);
    return Math.max(0, to - from) / units;
  });
}

function computeWait({ capacityUnits }: OfferBook, unitsBefore: number): number {
  return capacityUnits > 0 ? Math.floor(unitsBefore / capacityUnits) : 0;
}
