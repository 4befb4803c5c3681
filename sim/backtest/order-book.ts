import { SECONDS_PER_YEAR } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortDevice, CoinMonth } from "./cohort-input.ts";
import type { Cohort, CohortState, PendingOrder } from "./cohort-state.ts";

/**
 * Delivers what is due, in order of payment, while makers have capacity; what they cannot ship waits. Capacity is counted
 * in watts, for a wafer of mining chips draws about the same whatever its node, and no rise of prices makes a wafer. A
 * sold-out month lets it grow, the less the nearer it is to what foundries leave room for.
 */
export function applyDeliveries(state: CohortState, { timeSeconds }: CoinMonth): void {
  const left = {
    shop: cohortAssumptions.shopWattsPerMonth,
    makers: state.capacityWatts,
    own: Number.POSITIVE_INFINITY,
  };
  let waitingWatts = 0;
  const kept: PendingOrder[] = [];
  for (const order of state.orders) {
    if (order.dueIndex > state.index) {
      kept.push(order);
      continue;
    }
    const { channel, device } = order.cohort;
    const watts = order.units * device.powerWatts;
    const part = watts <= left[channel] ? 1 : Math.max(0, left[channel]) / watts;
    deliver(order.cohort, order.units * part);
    left[channel] -= watts * part;
    if (part === 1) continue;
    order.units *= 1 - part;
    if (channel === "makers") waitingWatts += watts * (1 - part);
    kept.push(order);
  }
  state.orders = kept;
  if (waitingWatts > 0) growCapacity(state, timeSeconds);
  state.waitMonths = waitingWatts > 0 ? waitingWatts / state.capacityWatts : 0;
}

/** growth = capacityGrowthPerMonth * (1 - capacity / limit), and never past the limit. */
function growCapacity(state: CohortState, timeSeconds: number): void {
  const limitWatts = computeLimitWatts(state, timeSeconds);
  const room = Math.max(0, 1 - state.capacityWatts / limitWatts);
  const grown = state.capacityWatts * (1 + state.input.parameters.capacityGrowthPerMonth * room);
  state.capacityWatts = Math.max(state.capacityWatts, Math.min(grown, limitWatts));
}

/** [W/month] that foundries leave room for, which grows as they do. */
function computeLimitWatts({ input }: CohortState, timeSeconds: number): number {
  const { foundryGrowthPerYear, foundryTimeSeconds } = cohortAssumptions;
  const years = (timeSeconds - foundryTimeSeconds) / SECONDS_PER_YEAR;
  return input.parameters.capacityLimitWatts * Math.exp(foundryGrowthPerYear * years);
}

/**
 * Books paid orders, of which parts wait 0, 1, 2, ... months to be made before the usual lead. A lead between two whole
 * months sends a part after the shorter one and the rest a month later. The first month of orders for mining chips sets
 * the capacity that their makers start with, within what foundries leave room for.
 */
export function applyOrders(
  state: CohortState,
  timeSeconds: number,
  bought: readonly { readonly cohort: Cohort; readonly units: number }[],
  listParts: (device: CohortDevice) => readonly number[],
): void {
  let chipWatts = 0;
  for (const { cohort, units } of bought) {
    const leadMonths = getLeadMonths(state, cohort);
    const whole = Math.floor(leadMonths);
    const late = leadMonths - whole;
    cohort.ordered += units;
    const book = (part: number, months: number) => {
      if (part > 0) state.orders.push({ cohort, units: units * part, dueIndex: state.index + months });
    };
    listParts(cohort.device).forEach((part, wait) => {
      book(part * (1 - late), whole + wait);
      book(part * late, whole + wait + 1);
    });
    if (cohort.channel === "makers") chipWatts += units * cohort.device.powerWatts;
  }
  if (state.capacityWatts === 0) state.capacityWatts = Math.min(chipWatts, computeLimitWatts(state, timeSeconds));
}

/** [months] from payment to delivery while there is room: what stands in a shop comes with the next month. */
function getLeadMonths({ input }: CohortState, { channel }: Cohort): number {
  return channel === "shop" ? cohortAssumptions.shopLeadMonths : input.parameters.leadMonths;
}

function deliver(cohort: Cohort, units: number): void {
  const total = cohort.units + units;
  // What has just come does not run yet.
  if (total > 0) cohort.on *= cohort.units / total;
  cohort.units = total;
  cohort.delivered += units;
}
