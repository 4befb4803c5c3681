import { computeFeesPerBlock } from "./markets/fees.ts";
import type { Serving } from "./serving.ts";
import type { World } from "./world.ts";

/** [smallest unit] of fees in a block of the month: those of the scenario's model, and what customers of serving pay. */
export function getFeesPerBlock(
  { market, history, months, month, unitsPerCoin, serving }: World,
  subsidy: number,
): number {
  const fees = computeFeesPerBlock(market.fees, history.get(months[month]!), subsidy, unitsPerCoin);
  return fees + (serving?.feesPerBlock ?? 0);
}

/** [smallest unit] that customers of serving owe and have not paid in the month so far. */
export function getOwedFees({ ledger, priceUsd, month, unitsPerCoin }: World, serving: Serving): number {
  return Math.max(0, (serving.dueUsd / priceUsd[month]!) * unitsPerCoin - Number(ledger.fees - serving.feesBefore));
}
