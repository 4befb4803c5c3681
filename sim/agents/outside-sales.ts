import { computePlayersFactor, computePlayersUnits } from "../markets/players-demand.ts";
import type { World } from "../world.ts";
import { applyBatchLoss } from "./fleet-trade.ts";
import type { MarketView } from "./market-view.ts";
import { type FreeBatch, listFreeBatches } from "./pledges.ts";
import { computeOutsidePrice, computeScrapPrice, computeUnitValue } from "./unit-value.ts";

/** Units of each device that left, and what was paid for them. */
export type OutsideSales = ReadonlyMap<number, { readonly units: number; readonly usd: number }>;

/** Devices of one owner and age that may leave. */
interface Leaver extends FreeBatch {
  /** [USD] what one is worth to its owner */
  readonly worthUsd: number;
  /** [USD] received for a single one from players, and as scrap, less what dealers take */
  readonly singleUsd: number;
  readonly scrapUsd: number;
}

/**
 * Sold to whoever does not mine: what has been off for too long, and what is worth less to its owner than outside. Players
 * pay one price in a month for a model, scaled by age, and the less the more is sold; who values his devices least sells
 * first, and nobody below their worth. Scrap dealers take any number.
 */
export function applyOutsideSales(world: World, view: MarketView): OutsideSales {
  const models = new Map<number, Leaver[]>();
  for (const free of listFreeBatches(world)) {
    const leaver = describeLeaver(world, view, free);
    if (leaver === null) continue;
    const { device } = free.batch;
    const others = models.get(device) ?? [];
    others.push(leaver);
    models.set(device, others);
  }
  return new Map([...models].map(([device, leavers]) => [device, applyModelSales(world, leavers)]));
}

function describeLeaver(world: World, view: MarketView, { batch, units }: FreeBatch): Leaver | null {
  const { fleet, month, market } = world;
  const { party, device, scrapMonth } = batch;
  const { patienceMonths, tradingCostShare } = market.hardware.used!;
  const off = fleet.monthsOff[device * fleet.parties + party]!;
  if (off > 0 && off < patienceMonths) return null;
  const monthsLeft = scrapMonth - month - 1;
  const singleUsd =
    computeOutsidePrice(world, device, market.hardware.lifeYears - monthsLeft / 12) * (1 - tradingCostShare);
  const worthUsd = computeUnitValue(world, view, { party, device, monthsLeft });
  const scrapUsd = computeScrapPrice(world, device) * (1 - tradingCostShare);
  return worthUsd >= singleUsd ? null : { batch, units, worthUsd, singleUsd, scrapUsd };
}

function applyModelSales(world: World, leavers: readonly Leaver[]): { units: number; usd: number } {
  const used = world.market.hardware.used!;
  const leastFactor = ({ worthUsd, scrapUsd, singleUsd }: Leaver) => Math.max(worthUsd, scrapUsd) / singleUsd;
  const ordered = leavers.toSorted((one, other) => leastFactor(one) - leastFactor(other));
  let played = 0;
  const sold = ordered.map((leaver) => {
    const most = computePlayersUnits(leastFactor(leaver), used);
    const units = Math.max(0, Math.min(leaver.units, most - played));
    played += units;
    return { leaver, units };
  });
  const factor = computePlayersFactor(played, used);
  const total = { units: 0, usd: 0 };
  for (const { leaver, units } of sold) {
    const { batch, worthUsd, singleUsd, scrapUsd } = leaver;
    const scrapped = worthUsd < scrapUsd ? leaver.units - units : 0;
    if (units + scrapped === 0) continue;
    const usd = units * singleUsd * factor + scrapped * scrapUsd;
    applyBatchLoss(world.fleet, batch, units + scrapped);
    world.books.cash[batch.party]! += usd;
    world.side!.books.resale[batch.party]! += usd;
    total.units += units + scrapped;
    total.usd += usd;
  }
  return total;
}
