import { computeBelievedGrowth, computeObservedGrowthPerYear } from "../agents/beliefs.ts";
import { computeOperatingValue, type Outlook } from "../agents/operating-value.ts";
import { computeLaunchPrice } from "../markets/launch-price.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CoinMonth } from "./cohort-input.ts";
import { type Cohort, type CohortState, getCohort } from "./cohort-state.ts";
import { applyOrders } from "./order-book.ts";
import { computeSitePrice } from "./site-electricity.ts";

/** What miners paid makers in a month. */
export interface BoughtMonth {
  readonly devicesUsd: number;
  /** Units paid for, by device name. */
  readonly units: ReadonlyMap<string, number>;
}

/** Sites that a device is valued at: the middles of as many equal parts of all sites. */
const SITE_CLASSES = 5;

interface Offer {
  readonly cohort: Cohort;
  /** [USD] worth of one unit, one entry a site */
  readonly valuesUsd: readonly number[];
  /** [USD] asked for one unit */
  readonly priceUsd: number;
  /** Most that can be ordered this month. */
  readonly mostUnits: number;
  readonly valueOverList: number;
  /** Part of all buyers who find it worth its price. */
  readonly takers: number;
}

/**
 * Spends a part of the month's revenue on what is on sale by its end. Money is spread over devices by value per dollar
 * of list price; of each part only those spend who find the device worth what is asked.
 */
export function applyPurchases(state: CohortState, month: CoinMonth): BoughtMonth {
  const { parameters, spendShock } = state.input;
  const budgetUsd = parameters.spendShare * month.revenueUsd * Math.exp(spendShock?.(state.index) ?? 0);
  const offers = applyTerms(state, listOffers(state, month), budgetUsd);
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
    bought.flatMap(({ cohort, units }) =>
      units > 0 ? { cohort, units, parts: waits?.get(cohort.device) ?? [1] } : [],
    ),
  );
  return { devicesUsd, units };
}

/** Devices on sale that are worth something at some site. */
function listOffers(state: CohortState, month: CoinMonth): Offer[] {
  const { source, parameters } = state.input;
  const hashrate = state.hashrateSeen[state.hashrateSeen.length - 1]!;
  if (!(hashrate > 0) || !(month.revenueUsd > 0)) return [];
  const revenueUsdPerHash = month.revenueUsd / month.seconds / hashrate;
  const timeSeconds = month.timeSeconds + month.seconds;
  const outlook = computeOutlook(state);
  const onSale = source.listOnSale({ timeSeconds, hashrateHashesPerSecond: hashrate, revenueUsdPerHash, outlook });
  const sites = Array.from({ length: SITE_CLASSES }, (_, at) =>
    computeSitePrice((at + 0.5) / SITE_CLASSES, parameters.electricitySpread),
  );
  return onSale
    .map((device) => appraise(getCohort(state, device), revenueUsdPerHash, sites, outlook, parameters.pricePassThrough))
    .filter(({ valueOverList }) => valueOverList > 0);
}

/** Revenue per hash is expected to fall as the hashrate is believed to grow; no change of the coin's price is counted on. */
function computeOutlook({ hashrateSeen, leadMonths, input }: CohortState): Outlook {
  const { priorGrowthPerYear, trendWeight } = input.parameters;
  const observed = computeObservedGrowthPerYear(hashrateSeen);
  return {
    decayPerYear: computeBelievedGrowth(priorGrowthPerYear, observed, trendWeight),
    discountPerYear: cohortAssumptions.discountPerYear,
    leadYears: leadMonths / 12,
    horizonYears: cohortAssumptions.horizonYears + leadMonths / 12,
    halvingYears: Number.POSITIVE_INFINITY,
    halvingFactor: 1,
  };
}

/** Launch prices follow what a device is expected to earn. */
function appraise(
  cohort: Cohort,
  revenueUsdPerHash: number,
  sites: readonly number[],
  outlook: Outlook,
  pricePassThrough: number,
): Offer {
  const { workPerSecond, priceUsd: listUsd } = cohort.device;
  const hashesPerYear = workPerSecond * SECONDS_PER_YEAR;
  const values = sites.map((site) =>
    computeOperatingValue(revenueUsdPerHash * hashesPerYear, cohort.costUsdPerHash * site * hashesPerYear, outlook),
  );
  const valueUsd = values.reduce((sum, value) => sum + value, 0) / values.length;
  const { sellerShareOfValue } = cohortAssumptions;
  const priceUsd = computeLaunchPrice(listUsd, valueUsd, { passThrough: pricePassThrough, sellerShareOfValue });
  return describeOffer(cohort, values, { priceUsd, listUsd, mostUnits: Number.POSITIVE_INFINITY });
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

function describeOffer(
  cohort: Cohort,
  valuesUsd: readonly number[],
  { priceUsd, listUsd, mostUnits }: Pick<Offer, "priceUsd" | "mostUnits"> & { readonly listUsd: number },
): Offer {
  const valueUsd = valuesUsd.reduce((sum, value) => sum + value, 0) / valuesUsd.length;
  const takers = valuesUsd.reduce((sum, value) => sum + computeTakers(value / priceUsd), 0) / valuesUsd.length;
  return { cohort, valuesUsd, priceUsd, mostUnits, valueOverList: valueUsd / listUsd, takers };
}

/** Part of the buyers at a site whose estimate of the value lies above the price. */
function computeTakers(valueOverPrice: number): number {
  const { valueSpread } = cohortAssumptions;
  if (!(valueOverPrice > 0)) return 0;
  return Math.min(1, Math.max(0, (1 + valueSpread - 1 / valueOverPrice) / (2 * valueSpread)));
}
