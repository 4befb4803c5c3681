import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import type { CohortMonth } from "../../sim/backtest/run-cohorts.ts";
import { computeMean } from "../statistics/variance.ts";
import type { BacktestData, SeriesMonth } from "./backtest-data.ts";
import { computeLogErrors } from "./fit-parameters.ts";
import { computeRootMeanSquare } from "./scores.ts";

/** A free run of a coin with some parameters. */
export type RunWith = (data: BacktestData, parameters: CohortParameters) => readonly CohortMonth[];

interface Ablation {
  readonly change: (data: BacktestData, parameters: CohortParameters) => readonly [BacktestData, CohortParameters];
}

const setParameters =
  (own: Partial<CohortParameters>): Ablation["change"] =>
  (data, parameters) => [data, { ...parameters, ...own }];

/** Mechanisms that one run at a time does without; all else stays as it was fitted. */
const ablations = {
  shocks: { change: (data, parameters) => [{ ...data, siteShocks: [] }, parameters] },
  scarceChips: { change: setParameters({ capacityLimitWatts: Number.POSITIVE_INFINITY }) },
  scarceSites: { change: setParameters({ siteGrowthPerMonth: Number.POSITIVE_INFINITY }) },
  launchPrices: { change: setParameters({ pricePassThrough: 0 }) },
  queuePrices: { change: setParameters({ queueMarkupPerMonth: 0 }) },
  caution: { change: setParameters({ priceCaution: 0 }) },
  halvings: {
    change: (data, parameters) => [{ ...data, months: data.months.map(withoutHalving) }, parameters],
  },
  slowSwitchOff: { change: setParameters({ switchOffMonths: 0.01 }) },
} as const satisfies Record<string, Ablation>;

export type AblationName = keyof typeof ablations;
export const ablationNames = Object.keys(ablations) as AblationName[];

/** A free run without one mechanism. */
export interface AblationScore {
  readonly without: AblationName;
  /** Root mean squares of log10 errors; null where a side has no month. */
  readonly inSample: number | null;
  readonly outOfSample: number | null;
  /** Mean log10 errors by calendar year. */
  readonly years: readonly { readonly year: string; readonly bias: number }[];
}

/**
 * Errors of free runs that do without one mechanism each: what each explains. Nothing is fitted again, so that what
 * others could have made up for stays open.
 */
export function scoreAblations(
  data: BacktestData,
  parameters: CohortParameters,
  windowMonths: number,
  runWith: RunWith,
): AblationScore[] {
  return ablationNames.map((without) => {
    const [changed, own] = ablations[without].change(data, parameters);
    const errors = computeLogErrors(data, runWith(changed, own));
    const years = [...new Set(data.months.map(({ month }) => month.slice(0, 4)))];
    return {
      without,
      inSample: scoreSide(errors.slice(0, windowMonths)),
      outOfSample: scoreSide(errors.slice(windowMonths)),
      years: years.map((year) => ({
        year,
        bias: computeMean(errors.filter((_, index) => data.months[index]!.month.startsWith(year))),
      })),
    };
  });
}

function scoreSide(errors: readonly number[]): number | null {
  return errors.length === 0 ? null : computeRootMeanSquare(errors);
}

function withoutHalving(month: SeriesMonth): SeriesMonth {
  const { month: name, timeSeconds, seconds, revenueUsd, observedHashrate } = month;
  return { month: name, timeSeconds, seconds, revenueUsd, observedHashrate };
}
