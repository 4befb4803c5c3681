/** What a parameter of the cohort model means, and where it may lie. */
export interface CohortParameterSpec {
  readonly meaning: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** A parameter that spans factors is searched in its logarithm. */
  readonly scale: "linear" | "log";
}

/**
 * The parameters that are fitted; everything else stands in `cohort-assumptions.ts`. Ranges are assumptions; some rest on
 * facts of before 2019. Lead: a wafer takes 12 to 20 weeks (Princeton's ttm-cas), less what makers have in stock. Capacity:
 * TSMC earned 350 to 400 million USD with mining chips in the third quarter of 2017 (its call, as quoted by 8btc), at 4,000
 * to 6,000 USD a wafer about 25,000 wafers a month; a wafer of 60,000 mm2 at a third of a watt per mm2 (an Antminer S9) is
 * 20 kW, so half a gigawatt a month, taken 2.5 times either way. Sites: power rose 3.35-fold from 2017 to 2018 by the annual
 * means of the Cambridge index, a tenth a month. The middle of the lives is five years, after which that index drops a device.
 */
export const cohortParameters = {
  spendShare: {
    meaning: "Part of a month's expected revenue that miners would spend where every site finds devices worth it",
    unit: "1",
    low: 0.05,
    high: 3,
    scale: "log",
  },
  priceCaution: {
    meaning: "How far buyers go by the last year's revenue instead of the month's: 0 by the month's, 1 by the year's",
    unit: "1",
    low: 0,
    high: 1,
    scale: "linear",
  },
  pricePassThrough: {
    meaning: "How far the price of a new device follows what it is worth to miners: 0 list price, 1 the whole way",
    unit: "1",
    low: 0,
    high: 0.95,
    scale: "linear",
  },
  queueMarkupPerMonth: {
    meaning: "Rise of the price of a device for every month that its order book is full, in the logarithm",
    unit: "1/month",
    low: 0.01,
    high: 1,
    scale: "log",
  },
  leadMonths: {
    meaning: "Months from payment to delivery while makers have room",
    unit: "months",
    low: 1,
    high: 4,
    scale: "linear",
  },
  capacityGrowthPerMonth: {
    meaning: "Growth of what makers can ship, in a month that was sold out, while foundries have room for them",
    unit: "1/month",
    low: 0.02,
    high: 1.5,
    scale: "log",
  },
  capacityLimitWatts: {
    meaning: "Power of the new machines of a month that foundries leave room for: wafers, counted in watts",
    unit: "W/month",
    low: 2e8,
    high: 1.25e9,
    scale: "log",
  },
  siteGrowthPerMonth: {
    meaning: "Growth of the power that sites can feed, in a month that all their sockets are taken",
    unit: "1/month",
    low: 0.08,
    high: 0.4,
    scale: "log",
  },
  trendWeight: {
    meaning: "Weight of the last year's growth of the hashrate in what buyers expect, the rest being the prior",
    unit: "1",
    low: 0,
    high: 1,
    scale: "linear",
  },
  priorGrowthPerYear: {
    meaning: "Growth of the hashrate that buyers expect before they have seen any, log per year",
    unit: "1/year",
    low: 0,
    high: 3,
    scale: "linear",
  },
  switchOffMonths: {
    meaning: "Mean time that a device goes on running at a site where it no longer pays",
    unit: "months",
    low: 0.1,
    high: 6,
    scale: "log",
  },
  electricitySpread: {
    meaning: "Spread of electricity prices over sites: scale of the logistic law of their logarithm",
    unit: "1",
    low: 0.03,
    high: 0.3,
    scale: "log",
  },
  lifeYears: {
    meaning: "Mean life of a device that runs",
    unit: "years",
    low: 2.5,
    high: 10,
    scale: "log",
  },
} as const satisfies Record<string, CohortParameterSpec>;

export type CohortParameterName = keyof typeof cohortParameters;
export type CohortParameters = Readonly<Record<CohortParameterName, number>>;
export const cohortParameterNames = Object.keys(cohortParameters) as CohortParameterName[];
