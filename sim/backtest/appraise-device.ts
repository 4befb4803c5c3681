import { computeBelievedGrowth, computeObservedGrowthPerYear } from "../agents/beliefs.ts";
import type { OperatingValue, Outlook } from "../agents/operating-value.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CoinMonth } from "./cohort-input.ts";
import type { Cohort, CohortState } from "./cohort-state.ts";

/** A device on sale, as buyers see it. */
export interface Offer {
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

/** What a device is valued and priced by in a month. */
export interface AppraisalTerms {
  readonly revenueUsdPerHash: number;
  /** Value of running a device, under the outlook of the month. */
  readonly valueUsd: OperatingValue;
  /** Prices of electricity over the median, of sites that have an equal part of the money each. */
  readonly sites: readonly number[];
  /** Price of a mining chip over its price without a queue. */
  readonly queued: number;
  /** What a socket costs over its electricity. */
  readonly socketRent: number;
}

/**
 * Revenue per hash is expected to fall as the hashrate is believed to grow, and at the next halving, which is public; no
 * change of the coin's price is counted on.
 */
export function computeOutlook({ hashrateSeen, waitMonths, input }: CohortState, { nextHalving }: CoinMonth): Outlook {
  const { priorGrowthPerYear, trendWeight, leadMonths } = input.parameters;
  const observed = computeObservedGrowthPerYear(hashrateSeen);
  const leadYears = (leadMonths + waitMonths) / 12;
  return {
    decayPerYear: computeBelievedGrowth(priorGrowthPerYear, observed, trendWeight),
    discountPerYear: cohortAssumptions.discountPerYear,
    leadYears,
    horizonYears: cohortAssumptions.horizonYears + leadYears,
    halvingYears: nextHalving?.years ?? Number.POSITIVE_INFINITY,
    halvingFactor: nextHalving?.factor ?? 1,
  };
}

/** price = launch price * queue: launch prices follow what a device is expected to earn, a queue lets sellers ask more. */
export function appraiseDevice(cohort: Cohort, terms: AppraisalTerms): Offer {
  const { workPerSecond, priceUsd: listUsd } = cohort.device;
  const hashesPerYear = workPerSecond * SECONDS_PER_YEAR;
  const revenueUsdPerYear = terms.revenueUsdPerHash * hashesPerYear;
  const costUsdPerYear = cohort.costUsdPerHash * (1 + terms.socketRent) * hashesPerYear;
  const valuesUsd: number[] = [];
  for (const site of terms.sites) valuesUsd.push(terms.valueUsd(revenueUsdPerYear, costUsdPerYear * site));
  const queued = cohort.channel === "makers" ? terms.queued : 1;
  const priceUsd = cohort.launchPriceUsd(computeMean(valuesUsd)) * queued;
  return describeOffer(cohort, valuesUsd, { priceUsd, listUsd, mostUnits: Number.POSITIVE_INFINITY });
}

/** An offer at a price, with those who take it. */
export function describeOffer(
  cohort: Cohort,
  valuesUsd: readonly number[],
  { priceUsd, listUsd, mostUnits }: Pick<Offer, "priceUsd" | "mostUnits"> & { readonly listUsd: number },
): Offer {
  let takers = 0;
  for (const value of valuesUsd) takers += computeTakers(value / priceUsd);
  takers /= valuesUsd.length;
  return { cohort, valuesUsd, priceUsd, mostUnits, valueOverList: computeMean(valuesUsd) / listUsd, takers };
}

/** Part of the buyers at a site whose estimate of the value lies above the price. */
function computeTakers(valueOverPrice: number): number {
  const { valueSpread } = cohortAssumptions;
  if (!(valueOverPrice > 0)) return 0;
  return Math.min(1, Math.max(0, (1 + valueSpread - 1 / valueOverPrice) / (2 * valueSpread)));
}

function computeMean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
