/** What a parameter of the cohort model means, and where it may lie. */
export interface CohortParameterSpec {
  readonly meaning: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** A parameter that spans factors is searched in its logarithm. */
  readonly scale: "linear" | "log";
}

/** The parameters that are fitted; everything else stands in `cohort-assumptions.ts`. */
export const cohortParameters = {
  spendShare: {
    meaning: "Part of a month's revenue that miners would spend on devices where every site finds them worth it",
    unit: "1",
    low: 0.05,
    high: 3,
    scale: "log",
  },
  pricePassThrough: {
    meaning: "How far the price of a new device follows what it is worth to miners: 0 list price, 1 the whole way",
    unit: "1",
    low: 0,
    high: 0.95,
    scale: "linear",
  },
  leadMonths: {
    meaning: "Months from payment to delivery while makers have room",
    unit: "months",
    low: 1,
    high: 6,
    scale: "linear",
  },
  capacityGrowthPerMonth: {
    meaning: "Growth of the worth of devices that makers can ship, in a month that was sold out",
    unit: "1/month",
    low: 0.02,
    high: 1.5,
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
    low: 1,
    high: 8,
    scale: "log",
  },
} as const satisfies Record<string, CohortParameterSpec>;

export type CohortParameterName = keyof typeof cohortParameters;
export type CohortParameters = Readonly<Record<CohortParameterName, number>>;
export const cohortParameterNames = Object.keys(cohortParameters) as CohortParameterName[];
