import { JOULES_PER_KWH } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortDevice, CohortInput } from "./cohort-input.ts";

/** All units of one device, wherever they stand. */
export interface Cohort {
  readonly device: CohortDevice;
  /** [USD/hash] electricity at the median site, cooling included */
  readonly costUsdPerHash: number;
  units: number;
  /** Units ever ordered, delivered and scrapped, the start's fleet counting as both of the first. */
  ordered: number;
  delivered: number;
  scrapped: number;
}

/** Devices paid for and not delivered yet. */
export interface PendingOrder {
  readonly cohort: Cohort;
  units: number;
  /** [USD] at list price: what makers' capacity is counted in */
  listUsd: number;
  /** Index of the first month that can be worked with them. */
  readonly dueIndex: number;
}

export interface CohortState {
  readonly input: CohortInput;
  readonly cohorts: Map<CohortDevice, Cohort>;
  /** In order of payment. */
  orders: PendingOrder[];
  /** [USD/month] at list prices that makers of mining chips can ship; 0 before their first sale */
  capacityUsd: number;
  /** [months] that a buyer has to wait by the order book of the moment */
  leadMonths: number;
  /** [hash/s] one a month, oldest first */
  readonly hashrateSeen: number[];
  /** Index of the next month. */
  index: number;
}

/**
 * A fleet of the devices on sale at the start that together make the start's hashrate: the cheaper to run, the more of
 * it.
 *
 * @throws RangeError where nothing is on sale at the start
 */
export function createCohortState(input: CohortInput, startTimeSeconds: number): CohortState {
  const hashrate = input.startHashrateHashesPerSecond;
  const seen = { timeSeconds: startTimeSeconds, hashrateHashesPerSecond: hashrate };
  const onSale = input.source.listOnSale({ ...seen, revenueUsdPerHash: 0, outlook: null });
  if (onSale.length === 0) throw new RangeError("no device is on sale at the start");
  const state: CohortState = {
    input,
    cohorts: new Map(),
    orders: [],
    capacityUsd: 0,
    leadMonths: input.parameters.leadMonths,
    hashrateSeen: [],
    index: 0,
  };
  const cohorts = onSale.map((device) => getCohort(state, device));
  const weights = cohorts.map(({ costUsdPerHash }) => costUsdPerHash ** (-cohortAssumptions.choiceExponent / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  cohorts.forEach((cohort, at) => {
    cohort.units = ((weights[at]! / total) * hashrate) / cohort.device.workPerSecond;
    cohort.ordered = cohort.units;
    cohort.delivered = cohort.units;
  });
  return state;
}

/** The cohort of a device, empty where it is new. */
export function getCohort({ cohorts, input }: CohortState, device: CohortDevice): Cohort {
  const known = cohorts.get(device);
  if (known !== undefined) return known;
  const joulesPerHash = (device.powerWatts / device.workPerSecond) * cohortAssumptions.pue;
  const costUsdPerHash = (joulesPerHash * input.electricityUsdPerKwh) / JOULES_PER_KWH;
  const cohort = { device, costUsdPerHash, units: 0, ordered: 0, delivered: 0, scrapped: 0 };
  cohorts.set(device, cohort);
  return cohort;
}

/** A state that can go its own way; a source of devices that remembers goes with it. */
export function copyState(state: CohortState): CohortState {
  const { source } = state.input;
  const copies = new Map([...state.cohorts.values()].map((cohort) => [cohort, { ...cohort }]));
  return {
    ...state,
    input: { ...state.input, source: source.fork?.() ?? source },
    cohorts: new Map([...state.cohorts].map(([device, cohort]) => [device, copies.get(cohort)!])),
    orders: state.orders.map((order) => ({ ...order, cohort: copies.get(order.cohort)! })),
    hashrateSeen: [...state.hashrateSeen],
  };
}
