import { type AppraisalTerms, appraiseDevice, computeOutlook, describeOffer, type Offer } from "./appraise-device.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CoinMonth } from "./cohort-input.ts";
import { type CohortState, getCohort } from "./cohort-state.ts";
import { applyExpectedRevenue } from "./expected-revenue.ts";
import { applyOrders } from "./order-book.ts";
import { computeSitePrice } from "./site-electricity.ts";

/** What miners paid makers in a month. */
export interface BoughtMonth {
  readonly devicesUsd: number;
  /** Units paid for, by device name. */
  readonly units: ReadonlyMap<string, number>;
}

/** Sites that a device is valued at: the middles of as many equal parts of all sites. */
const SITE_CLASSES = 3;

/**
 * Spends a part of the revenue that buyers count on, on what is on sale by the month's end. Money is spread over devices
 * by value per dollar of list price; of each part only those spend who find the device worth what is asked.
 */
export function applyPurchases(state: CohortState, month: CoinMonth): BoughtMonth {
  const { parameters, spendShock } = state.input;
  const expectedUsdPerSecond = applyExpectedRevenue(state);
  const luck = Math.exp(spendShock?.(state.index) ?? 0);
  const budgetUsd = parameters.spendShare * expectedUsdPerSecond * month.seconds * luck;
  const offers = applyTerms(state, listOffers(state, month, expectedUsdPerSecond), budgetUsd);
  const best = Math.max(...offers.map(({ valueOverList }) => valueOverList));
  const weigh = ({ valueOverList }: Offer) => (valueOverList / best) ** cohortAssumptions.choiceExponent;
  const total = offers.reduce((sum, offer) => sum + weigh(offer), 0);
  let devicesUsd = 0;
  const units = new Map<string, number>();
  const bought = offers.map((offer) => {
    const usd = (budgetUsd * weigh(offer) * offer.takers) / total;
    const { cohort } = offer;
    const count = Math.min(usd / offer.priceUsd, offer.mostUnits);
    devicesUsd += count * offer.priceUsd;
    if (count > 0) units.set(cohort.device.name, count);
    return { cohort, units: count, priceUsd: offer.priceUsd };
  });
  const sales = bought.map(({ cohort, ...sale }) => ({ device: cohort.device, ...sale }));
  const waits = state.input.source.noteSales?.(sales);
  applyOrders(
    state,
    month.timeSeconds,
    bought.flatMap(({ cohort, units }) =>
      units > 0 ? { cohort, units, parts: waits?.get(cohort.device) ?? [1] } : [],
    ),
  );
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
    outlook,
    sites: Array.from({ length: SITE_CLASSES }, (_, at) =>
      computeSitePrice((at + 0.5) / SITE_CLASSES, parameters.electricitySpread),
    ),
    pricePassThrough: parameters.pricePassThrough,
    markup: parameters.queueMarkupPerMonth * state.waitMonths,
    socketRent: state.socketRent,
  };
  return onSale
    .map((device) => appraiseDevice(getCohort(state, device), terms))
    .filter(({ valueOverList }) => valueOverList > 0);
}

/** Makers who set their own terms do so on what buyers would pay; other offers stay as they are. */
function applyTerms({ input }: CohortState, offers: Offer[], budgetUsd: number): Offer[] {
  const bids = offers.map(({ cohort, valuesUsd }) => ({ device: cohort.device, valuesUsd }));
  const terms = input.source.setTerms?.(bids, budgetUsd);
  return offers.map((offer) => {
    const own = terms?.get(offer.cohort.device);
    return own === undefined ? offer : describeOffer(offer.cohort, offer.valuesUsd, { ...own, listUsd: own.priceUsd });
  });
}
