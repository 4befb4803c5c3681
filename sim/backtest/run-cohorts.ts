import { applyPurchases } from "./buy-devices.ts";
import type { CohortInput, CoinMonth } from "./cohort-input.ts";
import { type CohortState, createCohortState } from "./cohort-state.ts";
import { applyOperation } from "./operate-month.ts";
import { applyDeliveries } from "./order-book.ts";

/** One month as it came out. Money: revenue = electricity + devices + kept, where kept below zero is money from outside. */
export interface CohortMonth {
  readonly month: string;
  readonly hashrateHashesPerSecond: number;
  readonly powerWatts: number;
  readonly revenueUsd: number;
  readonly electricityUsd: number;
  readonly devicesUsd: number;
  readonly keptUsd: number;
  /** [months] that a buyer of this month waits */
  readonly leadMonths: number;
  readonly unitsBought: ReadonlyMap<string, number>;
}

/** A free run: the hashrate of the start and what is given from outside, and no look at the real hashrate after it. */
export function runCohorts(input: CohortInput, months: readonly CoinMonth[]): CohortMonth[] {
  const [first] = months;
  if (first === undefined) return [];
  const state = createCohortState(input, first.timeSeconds);
  return months.map((month) => applyMonth(state, month));
}

/** A month: what is due arrives, the fleet runs, and at its end miners buy for what they have seen. */
export function applyMonth(state: CohortState, month: CoinMonth): CohortMonth {
  applyDeliveries(state, month);
  return applyAfterDeliveries(state, month);
}

/** The rest of a month, once what was due has arrived. */
export function applyAfterDeliveries(state: CohortState, month: CoinMonth): CohortMonth {
  const leadMonths = state.input.parameters.leadMonths + state.waitMonths;
  const operated = applyOperation(state, month);
  const { devicesUsd, units } = applyPurchases(state, month);
  state.index++;
  const keptUsd = month.revenueUsd - operated.electricityUsd - devicesUsd;
  const { month: name, revenueUsd } = month;
  return { month: name, ...operated, revenueUsd, devicesUsd, keptUsd, leadMonths, unitsBought: units };
}
