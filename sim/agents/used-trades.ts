import { clearUsedMarket, type UsedAsk, type UsedBid, type UsedClearing } from "../markets/used-market.ts";
import type { World } from "../world.ts";
import type { SeizedLot } from "./credit.ts";
import { applyTransfer, applyUsedDelivery } from "./fleet-trade.ts";
import type { MarketView } from "./market-view.ts";
import { applyOutsideSales, type OutsideSales } from "./outside-sales.ts";
import { type FreeBatch, listFreeBatches } from "./pledges.ts";
import { applyStockSale, applyStockScrap } from "./seizures.ts";
import { computeOutsidePrice, computeUnitValue } from "./unit-value.ts";
import { listUsedBuyers, type UsedBuyer } from "./used-buyers.ts";

/** One class of used devices cleared: what the sides asked, bid and did. */
export interface UsedAuction {
  readonly device: number;
  readonly monthsLeft: number;
  readonly asks: readonly UsedAsk[];
  readonly bids: readonly UsedBid[];
  readonly clearing: UsedClearing;
}

/**
 * A month's sales of used devices, one auction for each device and age, the most efficient and youngest first. Owners ask
 * what a device earns them or fetches outside, whichever is more; what nobody who mines will pay for leaves the market. A
 * lender sells what it has taken at any price above the one outside.
 *
 * @param monthBillsUsd money that buyers keep back, one entry a party
 */
export function applyUsedTrades(world: World, view: MarketView, monthBillsUsd: Float64Array): UsedAuction[] {
  if (world.market.hardware.used === undefined) return [];
  const buyers = listUsedBuyers(world, view, monthBillsUsd);
  const auctions: UsedAuction[] = [];
  for (const lot of listLots(world)) {
    const asks = [
      ...lot.batches.map((free) => createAsk(world, view, lot, free)),
      ...lot.seized.map(({ units }) => ({ party: LENDER, units, leastUsd: getOutsidePrice(world, lot) })),
    ];
    const bids = listBids(world, view, lot, { buyers, asks });
    const clearing = clearUsedMarket(asks, bids, world.market.hardware.used.tradingCostShare);
    if (clearing === null) continue;
    applyClearing(world, lot, clearing, buyers);
    auctions.push({ device: lot.device, monthsLeft: lot.monthsLeft, asks, bids, clearing });
  }
  noteSales(world, auctions, applyOutsideSales(world, view));
  if (world.credit !== null) applyStockScrap(world, world.credit);
  return auctions;
}

/** The seller of seized devices, which is no party. */
const LENDER = -1;

/** Used devices of one kind and age; a batch a seller, beside what a lender has taken. */
interface Lot {
  readonly device: number;
  readonly monthsLeft: number;
  readonly batches: FreeBatch[];
  readonly seized: SeizedLot[];
}

function listLots(world: World): Lot[] {
  const { devices, month, credit } = world;
  const lots = new Map<string, Lot>();
  const open = ({ device, scrapMonth }: Pick<SeizedLot, "device" | "scrapMonth">) => {
    const monthsLeft = scrapMonth - month - 1;
    const lot = lots.get(`${device}/${scrapMonth}`) ?? { device, monthsLeft, batches: [], seized: [] };
    lots.set(`${device}/${scrapMonth}`, lot);
    return lot;
  };
  for (const free of listFreeBatches(world)) open(free.batch).batches.push(free);
  for (const seized of credit?.stock ?? []) if (seized.scrapMonth > month + 1) open(seized).seized.push(seized);
  const joules = ({ device }: Lot) => devices[device]!.powerWatts / devices[device]!.workPerSecond;
  return [...lots.values()].sort(
    (one, other) => joules(one) - joules(other) || other.monthsLeft - one.monthsLeft || one.device - other.device,
  );
}

function createAsk(world: World, view: MarketView, lot: Lot, { batch: { party }, units }: FreeBatch): UsedAsk {
  const worthUsd = computeUnitValue(world, view, { party, device: lot.device, monthsLeft: lot.monthsLeft });
  return { party, units, leastUsd: Math.max(worthUsd, getOutsidePrice(world, lot)) };
}

function getOutsidePrice(world: World, { device, monthsLeft }: Lot): number {
  return computeOutsidePrice(world, device, world.market.hardware.lifeYears - monthsLeft / 12);
}

/** A buyer pays so much that the dollar earns no less than in the best other use that he has for it. */
function listBids(
  world: World,
  view: MarketView,
  { device, monthsLeft }: Lot,
  { buyers, asks }: { readonly buyers: readonly UsedBuyer[]; readonly asks: readonly UsedAsk[] },
): UsedBid[] {
  const lowestUsd = Math.min(...asks.map(({ leastUsd }) => leastUsd));
  return buyers.flatMap((buyer): UsedBid[] => {
    const { party, valuePerUsd } = buyer;
    if (buyer.budgetUsd <= lowestUsd || !buyer.buys(device)) return [];
    const mostUsd = computeUnitValue(world, view, { party, device, monthsLeft }) / (1 + valuePerUsd);
    return mostUsd > lowestUsd ? [{ party, mostUsd, budgetUsd: buyer.budgetUsd }] : [];
  });
}

function applyClearing(
  world: World,
  { device, monthsLeft, batches, seized }: Lot,
  { priceUsd, trades }: UsedClearing,
  buyers: readonly UsedBuyer[],
): void {
  const { books, side, market, fleet, month } = world;
  const receivedUsd = priceUsd * (1 - market.hardware.used!.tradingCostShare);
  for (const { seller, buyer, units } of trades) {
    let left = units;
    if (seller === LENDER) {
      applySeizedSale(world, seized, units, receivedUsd);
      const scrapMonth = monthsLeft + month + 1;
      applyUsedDelivery(fleet, { device, scrapMonth }, { party: buyer, units, priceUsd, month: month + 1 });
    } else {
      for (const { batch } of batches) {
        const taken = batch.party === seller ? Math.min(left, batch.units) : 0;
        if (taken === 0) continue;
        applyTransfer(fleet, batch, { party: buyer, units: taken, priceUsd, month: month + 1 });
        left -= taken;
      }
      books.cash[seller]! += units * receivedUsd;
      side!.books.resale[seller]! += units * receivedUsd;
    }
    books.cash[buyer]! -= units * priceUsd;
    side!.books.resale[buyer]! -= units * priceUsd;
    buyers.find(({ party }) => party === buyer)!.budgetUsd -= units * priceUsd;
  }
}

/** What was taken first is sold first. */
function applySeizedSale(world: World, seized: readonly SeizedLot[], units: number, receivedUsd: number): void {
  let left = units;
  for (const lot of seized) {
    const sold = Math.min(left, lot.units);
    if (sold === 0) continue;
    applyStockSale(world, world.credit!, lot, { units: sold, usd: sold * receivedUsd });
    left -= sold;
  }
}

function noteSales({ side, month, market }: World, auctions: readonly UsedAuction[], outside: OutsideSales): void {
  const left = [...outside].flatMap(([device, { units }]) => (units > 0 ? [device] : []));
  const devices = new Set([...auctions.map(({ device }) => device), ...left]);
  for (const device of [...devices].sort((one, other) => one - other)) {
    let [units, paidUsd] = [0, 0];
    for (const auction of auctions) {
      if (auction.device !== device) continue;
      const sold = auction.clearing.trades.reduce((sum, trade) => sum + trade.units, 0);
      units += sold;
      paidUsd += sold * auction.clearing.priceUsd;
    }
    side!.sales.push({
      month,
      device,
      priceUsd: paidUsd / units,
      units,
      costUsd: paidUsd * market.hardware.used!.tradingCostShare,
      outsideUnits: outside.get(device)?.units ?? 0,
      outsideUsd: outside.get(device)?.usd ?? 0,
    });
  }
}
