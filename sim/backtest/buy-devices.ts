import { createOperatingValue } from "../agents/operating-value.ts";
import { type AppraisalTerms, appraiseDevice, computeOutlook, describeOffer, type Offer } from "./appraise-device.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CoinMonth } from "./cohort-input.ts";
import { type CohortState, getCohort } from "./cohort-state.ts";
import { applyExpectedRevenue } from "./expected-revenue.ts";
import { applyOrders } from "./order-book.ts";

/** What miners paid makers in a month. */
export interface BoughtMonth {
  readonly devicesUsd: number;
  /** Units paid for, by device name. */
  readonly units: ReadonlyMap<string, number>;
}

/** No queue is paid for beyond the years that buyers count ahead. */
const LONGEST_QUEUE_MONTHS = 12 * cohortAssumptions.horizonYears;
/** What is not made to order waits no month. */
const AT_ONCE: readonly number[] = [1];

/**
 * Spends a part of the revenue that buyers count on, on what is on sale by the month's end. Money is spread over devices
 * by value per dollar of list price; of each part only those spend who find the device worth what is asked.
 */
export function applyPurchases(state: CohortState, month: CoinMonth): BoughtMonth {
  const { parameters, source, spendShock } = state.input;
  const expectedUsdPerSecond = applyExpectedRevenue(state);
  const luck = Math.exp(spendShock?.(state.index) ?? 0);
  const budgetUsd = parameters.spendShare * expectedUsdPerSecond * month.seconds * luck;
  const offers = applyTerms(state, listOffers(state, month, expectedUsdPerSecond), budgetUsd);
  const best = Math.max(...offers.map(({ valueOverList }) => valueOverList));
  const weights = offers.map(({ valueOverList }) => (valueOverList / best) ** cohortAssumptions.choiceExponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let devicesUsd = 0;
  const units = new Map<string, number>();
  const bought = offers.map(({ cohort, takers, priceUsd, mostUnits }, at) => {
    const usd = (budgetUsd * weights[at]! * takers) / total;
    const count = Math.min(usd / priceUsd, mostUnits);
    devicesUsd += count * priceUsd;
    if (count > 0) units.set(cohort.device.name, count);
    return { cohort, units: count, priceUsd };
  });
  const waits = source.noteSales?.(bought.map(({ cohort, ...sale }) => ({ device: cohort.device, ...sale })));
  const orders = bought.filter((sale) => sale.units > 0);
  applyOrders(state, month.timeSeconds, orders, (device) => waits?.get(device) ?? AT_ONCE);
  return { devicesUsd, units };
}

/** Devices on sale that are worth something at some site. */
function listOffers(state: CohortState, month: CoinMonth, expectedUsdPerSecond: number): Offer[] {
  const { source, parameters } = state.input;
  const hashrate = state.hashrateSeen[state.hashrateSeen.length - 1]!;
  if (!(hashrate > 0) || !(expectedUsdPerSecond > 0)) return [];
  const revenueUsdPerHash = expectedUsdPerSecond / hashrate;
  const timeSeconds = month.timeSeconds + month.seconds;
  const outlook = computeOutlook(state, month);
  const onSale = source.listOnSale({ timeSeconds, hashrateHashesPerSecond: hashrate, revenueUsdPerHash, outlook });
  const terms: AppraisalTerms = {
    revenueUsdPerHash,
    valueUsd: createOperatingValue(outlook),
    sites: state.sitePrices,
    queued: Math.exp(parameters.queueMarkupPerMonth * Math.min(state.waitMonths, LONGEST_QUEUE_MONTHS)),
    socketRent: state.socketRent,
  };
  return onSale
    .map((device) => appraiseDevice(getCohort(state, device), terms))
    .filter(({ valueOverList }) => valueOverList > 0);
}

/** Makers who set their own terms do so on what buyers would pay; other offers stay as they are. */
function applyTerms({ input }: CohortState, offers: Offer[], budgetUsd: number): Offer[] {
  const terms = input.source.setTerms?.(
    offers.map(({ cohort, valuesUsd }) => ({ device: cohort.device, valuesUsd })),
    budgetUsd,
  );
  if (terms === undefined) return offers;
  return offers.map((offer) => {
    const own = terms.get(offer.cohort.device);
    return own === undefined ? offer : describeOffer(offer.cohort, offer.valuesUsd, { ...own, listUsd: own.priceUsd });
  });
}
