import type { CoinMonth } from "./cohort-input.ts";
import { type CohortState, copyState } from "./cohort-state.ts";
import { createFleet } from "./operate-month.ts";
import { applyDeliveries } from "./order-book.ts";
import { applyAfterDeliveries } from "./run-cohorts.ts";
import { computeOffered } from "./running-fleet.ts";

/**
 * The state after a month, had the month ended at its observed hashrate: units, orders and makers' capacity are scaled
 * by one factor, and what miners have seen is what was there to see. The given state stays as it is.
 *
 * @param state before the month
 * @param observed [hash/s] one a month from the run's first to this one, both included
 */
export function anchorState(state: CohortState, month: CoinMonth, observed: readonly number[]): CohortState {
  const anchored = copyState(state);
  applyDeliveries(anchored, month);
  scaleState(anchored, computeFactor(anchored, month, observed[observed.length - 1]!));
  anchored.hashrateSeen.splice(0, anchored.hashrateSeen.length, ...observed.slice(0, -1));
  applyAfterDeliveries(anchored, month);
  return anchored;
}

/** Observed hashrate over what the fleet would work at beside it. */
function computeFactor(state: CohortState, month: CoinMonth, observed: number): number {
  const usdPerSecond = month.revenueUsd > 0 ? month.revenueUsd / month.seconds : state.revenueUsdPerSecond;
  const { value } = computeOffered(createFleet(state), Math.log(usdPerSecond / observed));
  return value > 0 ? observed / value : 1;
}

function scaleState(state: CohortState, factor: number): void {
  for (const cohort of state.cohorts.values()) {
    cohort.units *= factor;
    cohort.ordered *= factor;
    cohort.delivered *= factor;
    cohort.scrapped *= factor;
  }
  for (const order of state.orders) {
    order.units *= factor;
  }
  state.capacityWatts *= factor;
  state.siteWatts *= factor;
}
