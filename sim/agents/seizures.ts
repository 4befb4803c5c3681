import type { World } from "../world.ts";
import { createCollateralPrice } from "./collateral.ts";
import type { Credit, Loan, SeizedLot } from "./credit.ts";
import { applyBatchLoss, listBatches } from "./fleet-trade.ts";
import { computeMarketView } from "./market-view.ts";
import { nameLot } from "./pledges.ts";
import { computeScrapPrice } from "./unit-value.ts";

/**
 * Takes the machines of loans in default, as many as are still there. Without a market for used devices the lender sells
 * them at once, at what it holds them to be worth less the loss of a forced sale; nobody in the scenario runs them again.
 */
export function applySeizures(world: World, credit: Credit): void {
  if (credit.failed.length === 0) return;
  const lots = credit.failed.map((loan) => takeMachines(world, loan));
  credit.failed = [];
  credit.seizedUnits += lots.reduce((sum, { units }) => sum + units, 0);
  const { used } = world.market.hardware;
  if (used !== undefined) {
    credit.stock.push(...lots.filter(({ units }) => units > 0));
    return;
  }
  const price = createCollateralPrice(world, computeMarketView(world));
  for (const lot of lots) {
    const worthUsd = price(lot.device, lot.scrapMonth - world.month - 1);
    applyStockSale(world, credit, lot, {
      units: lot.units,
      usd: lot.units * worthUsd * (1 - world.market.credit!.forcedSaleLoss),
    });
  }
}

function takeMachines({ fleet, month }: World, loan: Loan): SeizedLot {
  let units = 0;
  for (const batch of listBatches(fleet)) {
    if (nameLot(batch) !== nameLot(loan)) continue;
    const taken = Math.min(batch.units, loan.units - units);
    if (taken > 0) applyBatchLoss(fleet, batch, taken);
    units += taken;
  }
  const { party, device, scrapMonth } = loan;
  return { party, device, scrapMonth, month, units, claimUsd: loan.leftUsd + loan.interestDueUsd };
}

/** Money for machines that the lender sells: up to what was owed it is the lender's, the rest the borrower's. */
export function applyStockSale(
  { books }: World,
  { lender, books: own }: Credit,
  lot: SeizedLot,
  { units, usd }: { readonly units: number; readonly usd: number },
): void {
  const kept = Math.min(usd, lot.claimUsd);
  lot.units -= units;
  lot.claimUsd -= kept;
  lender.cashUsd += kept;
  lender.recoveredUsd += kept;
  books.cash[lot.party]! += usd - kept;
  own.surplus[lot.party]! += usd - kept;
}

/** What no miner bought for so long as owners wait, or is too old, goes for scrap. */
export function applyStockScrap(world: World, credit: Credit): void {
  const { month, market } = world;
  const { used } = market.hardware;
  if (used === undefined) return;
  for (const lot of credit.stock) {
    if (month - lot.month < used.patienceMonths && lot.scrapMonth > month + 1) continue;
    const usd = lot.units * computeScrapPrice(world, lot.device) * (1 - used.tradingCostShare);
    applyStockSale(world, credit, lot, { units: lot.units, usd });
  }
  credit.stock = credit.stock.filter(({ units }) => units > 0);
}
