import { computeFeesPerBlock } from "./markets/fees.ts";
import type { World } from "./world.ts";

/** [smallest unit] of fees in a block of the month: those of the scenario's model, and what customers of serving pay. */
export function getFeesPerBlock(
  { market, history, months, month, unitsPerCoin, serving }: World,
  subsidy: number,
): number {
  const fees = computeFeesPerBlock(market.fees, history.get(months[month]!), subsidy, unitsPerCoin);
  return fees + (serving?.feesPerBlock ?? 0);
}
