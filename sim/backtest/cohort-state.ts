import { createLaunchPrice } from "../markets/launch-price.ts";
import { JOULES_PER_KWH } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import { type CohortDevice, type CohortInput, shopKinds } from "./cohort-input.ts";
import { computeSitePrice, createMeanPrices } from "./site-electricity.ts";

/** Sites that a device is valued at: the middles of as many equal parts of all sites. */
const SITE_CLASSES = 3;

/** Who delivers a device: a shop, makers who share wafers and a queue, or a maker who ships what it has made. */
type Channel = "shop" | "makers" | "own";

/** All units of one device, wherever they stand. */
export interface Cohort {
  readonly device: CohortDevice;
  readonly channel: Channel;
  /** [USD/hash] electricity at the median site, cooling included; and its logarithm */
  readonly costUsdPerHash: number;
  readonly logCost: number;
  /** [USD] asked for a unit of such a worth while nobody queues */
  readonly launchPriceUsd: (valueUsd: number) => number;
  units: number;
  /** Part of the units that ran in the last month. */
  on: number;
  /** Units ever ordered, delivered and scrapped, the start's fleet counting as both of the first. */
  ordered: number;
  delivered: number;
  scrapped: number;
}

/** Devices paid for and not delivered yet. */
export interface PendingOrder {
  readonly cohort: Cohort;
  units: number;
  /** Index of the first month that can be worked with them. */
  readonly dueIndex: number;
}

export interface CohortState {
  readonly input: CohortInput;
  readonly cohorts: Map<CohortDevice, Cohort>;
  /** Prices of electricity over the median, of sites that have an equal part of the money each. */
  readonly sitePrices: readonly number[];
  /** Mean price of electricity over the median, at the cheapest part of the sites. */
  readonly meanPrices: (part: number) => number;
  /** In order of payment. */
  orders: PendingOrder[];
  /** [W/month] of new machines that makers of mining chips can ship; 0 before their first sale */
  capacityWatts: number;
  /** [months] that orders which are due wait behind the queue */
  waitMonths: number;
  /** [W at the meter] that sites can feed; 0 before the first month */
  siteWatts: number;
  /** What a socket costs over its electricity where sockets are short, as a part of the electricity. */
  socketRent: number;
  /** [USD/s] mean of the logarithm of revenue over the last year, older months counting less; null before the first */
  logUsualRevenue: number | null;
  /** [USD/s] of the last month in which coins had a price */
  revenueUsdPerSecond: number;
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
    sitePrices: listSitePrices(input.parameters.electricitySpread),
    meanPrices: createMeanPrices(input.parameters.electricitySpread),
    orders: [],
    capacityWatts: 0,
    waitMonths: 0,
    siteWatts: 0,
    socketRent: 0,
    logUsualRevenue: null,
    revenueUsdPerSecond: 0,
    hashrateSeen: [],
    index: 0,
  };
  const cohorts = onSale.map((device) => getCohort(state, device));
  const weights = cohorts.map(({ costUsdPerHash }) => costUsdPerHash ** (-cohortAssumptions.choiceExponent / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  cohorts.forEach((cohort, at) => {
    cohort.units = ((weights[at]! / total) * hashrate) / cohort.device.workPerSecond;
    cohort.on = 1;
    cohort.ordered = cohort.units;
    cohort.delivered = cohort.units;
  });
  return state;
}

function listSitePrices(spread: number): number[] {
  return Array.from({ length: SITE_CLASSES }, (_, at) => computeSitePrice((at + 0.5) / SITE_CLASSES, spread));
}

/** The cohort of a device, empty where it is new. */
export function getCohort({ cohorts, input }: CohortState, device: CohortDevice): Cohort {
  const known = cohorts.get(device);
  if (known !== undefined) return known;
  const joulesPerHash = (device.powerWatts / device.workPerSecond) * cohortAssumptions.pue;
  const costUsdPerHash = (joulesPerHash * input.electricityUsdPerKwh) / JOULES_PER_KWH;
  const logCost = Math.log(costUsdPerHash);
  const { sellerShareOfValue } = cohortAssumptions;
  const launch = { passThrough: input.parameters.pricePassThrough, sellerShareOfValue };
  const launchPriceUsd = createLaunchPrice(device.priceUsd, launch);
  const empty = { units: 0, on: 0, ordered: 0, delivered: 0, scrapped: 0 };
  const cohort = { device, channel: getChannel(device), costUsdPerHash, logCost, launchPriceUsd, ...empty };
  cohorts.set(device, cohort);
  return cohort;
}

function getChannel({ kind, soldBy }: CohortDevice): Channel {
  if (shopKinds.has(kind)) return "shop";
  return soldBy === undefined ? "makers" : "own";
}

/** [W at the meter] of one unit that runs. */
export function computeMeterWatts({ device }: Cohort): number {
  return device.powerWatts * cohortAssumptions.pue;
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
