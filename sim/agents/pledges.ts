import type { World } from "../world.ts";
import type { Loan } from "./credit.ts";
import type { Batch } from "./fleet.ts";
import { listBatches } from "./fleet-trade.ts";

/** Units of a batch that their owner may sell. */
export interface FreeBatch {
  readonly batch: Batch;
  readonly units: number;
}

/** Batches that stand at their owners', without the machines that are pledged for a loan. */
export function listFreeBatches({ fleet, credit }: World): FreeBatch[] {
  const batches = listBatches(fleet);
  const loans = credit?.loans.flat() ?? [];
  if (loans.length === 0) return batches.map((batch) => ({ batch, units: batch.units }));
  const pledged = new Map<string, number>();
  for (const loan of loans) pledged.set(nameLot(loan), (pledged.get(nameLot(loan)) ?? 0) + loan.units);
  return batches.flatMap((batch) => {
    const held = Math.min(batch.units, pledged.get(nameLot(batch)) ?? 0);
    if (held > 0) pledged.set(nameLot(batch), pledged.get(nameLot(batch))! - held);
    return batch.units > held ? [{ batch, units: batch.units - held }] : [];
  });
}

/**
 * Counts the machines behind a loan: those still at the owner's, which loans share in the order in which they are asked
 * for, or all of them while they are on their way.
 */
export function createPledgeCount({ fleet, month }: World): (loan: Loan) => number {
  const left = new Map<string, number>();
  for (const batch of listBatches(fleet)) left.set(nameLot(batch), (left.get(nameLot(batch)) ?? 0) + batch.units);
  return (loan) => {
    if (month < loan.firstMonth) return loan.units;
    const there = left.get(nameLot(loan)) ?? 0;
    const units = Math.min(loan.units, there);
    left.set(nameLot(loan), there - units);
    return units;
  };
}

/** Machines of one owner, kind and age, which nothing tells apart. */
export function nameLot({ party, device, scrapMonth }: Pick<Loan, "party" | "device" | "scrapMonth">): string {
  return `${party}/${device}/${scrapMonth}`;
}
