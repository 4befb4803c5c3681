import { type CohortDevice, shopKinds } from "./cohort-input.ts";
import type { Cohort, CohortState, PendingOrder } from "./cohort-state.ts";

/**
 * Delivers what is due, in order of payment, while makers have capacity; what they cannot ship waits. A sold-out month
 * lets their capacity grow. The lead that buyers then face is the makers' own and the wait behind the queue.
 */
export function applyDeliveries(state: CohortState): void {
  const { parameters } = state.input;
  let leftUsd = state.capacityUsd;
  let waitingUsd = 0;
  const kept: PendingOrder[] = [];
  for (const order of state.orders) {
    if (order.dueIndex > state.index) {
      kept.push(order);
      continue;
    }
    const isFree = !isRationed(order.cohort.device);
    const part = isFree || order.listUsd <= leftUsd ? 1 : Math.max(0, leftUsd) / order.listUsd;
    deliver(order.cohort, order.units * part);
    if (!isFree) leftUsd -= order.listUsd * part;
    if (part === 1) continue;
    order.units *= 1 - part;
    order.listUsd *= 1 - part;
    waitingUsd += order.listUsd;
    kept.push(order);
  }
  state.orders = kept;
  if (waitingUsd > 0) state.capacityUsd *= 1 + parameters.capacityGrowthPerMonth;
  state.leadMonths = parameters.leadMonths + (waitingUsd > 0 ? waitingUsd / state.capacityUsd : 0);
}

/**
 * Books paid orders, of which parts wait 0, 1, 2, ... months to be made before the usual lead. A lead between two whole months sends a part after the shorter one and the rest a month later.
 * The first month of orders for mining chips sets the capacity that their makers start with.
 */
export function applyOrders(
  state: CohortState,
  bought: readonly { readonly cohort: Cohort; readonly units: number; readonly parts: readonly number[] }[],
): void {
  const { leadMonths } = state.input.parameters;
  const whole = Math.floor(leadMonths);
  const late = leadMonths - whole;
  let chipsUsd = 0;
  for (const { cohort, units, parts } of bought) {
    cohort.ordered += units;
    const book = (part: number, months: number) => {
      if (part === 0) return;
      const listUsd = units * part * cohort.device.priceUsd;
      state.orders.push({ cohort, units: units * part, listUsd, dueIndex: state.index + months });
    };
    parts.forEach((part, wait) => {
      book(part * (1 - late), whole + wait);
      book(part * late, whole + wait + 1);
    });
    if (isRationed(cohort.device)) chipsUsd += units * cohort.device.priceUsd;
  }
  if (state.capacityUsd === 0) state.capacityUsd = chipsUsd;
}

/** Shops have enough, and a maker who takes its own orders ships them when it has made them. */
function isRationed({ kind, soldBy }: CohortDevice): boolean {
  return !shopKinds.has(kind) && soldBy === undefined;
}

function deliver(cohort: Cohort, units: number): void {
  cohort.units += units;
  cohort.delivered += units;
}
