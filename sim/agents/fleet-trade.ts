import { type Batch, type Fleet, noteNewUnits, removeUnits } from "./fleet.ts";

/** Batches that still stand at their owners', in order of scrapping. */
export function listBatches(fleet: Fleet): Batch[] {
  return fleet.batches
    .slice(fleet.scrapped)
    .filter(
      ({ party, device, units, generation }) =>
        units > 0 && generation === fleet.generation[device * fleet.parties + party],
    );
}

/** Takes units of a batch from their owner. */
export function applyBatchLoss(fleet: Fleet, batch: Batch, units: number): void {
  batch.units -= units;
  removeUnits(fleet, batch.party, batch.device, units);
}

/**
 * Hands units of a batch to another owner, where they keep their age.
 *
 * @param month of the run from which they are the buyer's
 */
export function applyTransfer(
  fleet: Fleet,
  batch: Batch,
  { party, units, priceUsd, month }: Readonly<Record<"party" | "units" | "priceUsd" | "month", number>>,
): void {
  applyBatchLoss(fleet, batch, units);
  applyUsedDelivery(fleet, batch, { party, units, priceUsd, month });
}

/** Puts used devices that were bought into service at their new owner's, from a month of the run on. */
export function applyUsedDelivery(
  fleet: Fleet,
  { device, scrapMonth }: Pick<Batch, "device" | "scrapMonth">,
  { party, units, priceUsd, month }: Readonly<Record<"party" | "units" | "priceUsd" | "month", number>>,
): void {
  const cell = device * fleet.parties + party;
  noteNewUnits(fleet, cell, units);
  // Worn off over the months left; told as what a new device that wears as fast would have cost.
  const paidAsNewUsd = (units * priceUsd * fleet.lifeMonths) / (scrapMonth - month);
  if (fleet.paidUsd !== null) fleet.paidUsd[cell]! += paidAsNewUsd;
  fleet.wearUsdPerMonth[party]! += paidAsNewUsd / fleet.lifeMonths;
  insertBatch(fleet, { party, device, units, scrapMonth, generation: fleet.generation[cell]! });
}

/** Behind those that are scrapped in the same month or before. */
function insertBatch(fleet: Fleet, batch: Batch): void {
  let [low, high] = [fleet.scrapped, fleet.batches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fleet.batches[middle]!.scrapMonth <= batch.scrapMonth) low = middle + 1;
    else high = middle;
  }
  fleet.batches.splice(low, 0, batch);
}
