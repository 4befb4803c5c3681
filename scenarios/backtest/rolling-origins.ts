import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { addMonths } from "../../sim/calendar.ts";
import { type BacktestData, cutData } from "./backtest-data.ts";
import type { ErrorsAhead, RollingOrigin } from "./error-spread.ts";
import { computeLogErrors, type FitEffort, fitParameters } from "./fit-parameters.ts";
import { runFreely } from "./free-run.ts";
import { packPoint } from "./parameter-point.ts";

/** Months between origins, and fewest months that a fit of an origin reads, or half the window where that is more. */
const ORIGIN_STEP = 6;
const FEWEST_MONTHS = 24;

/**
 * Fits to the window's first half and then to half a year more each time, runs each fit freely to the window's end, and
 * tells how far it is off in the months that it has not seen. Nothing after the window is read. Each fit also starts from
 * where the one before it ended, which knew less.
 */
export function listRollingOrigins(
  window: BacktestData,
  effort: FitEffort,
  seed: string,
  centre?: CohortParameters,
): RollingOrigin[] {
  const { months } = window;
  const first = Math.max(FEWEST_MONTHS, Math.ceil(months.length / 2));
  const origins: RollingOrigin[] = [];
  for (let known = first; known <= months.length - ORIGIN_STEP; known += ORIGIN_STEP) {
    const lastMonth = addMonths(months[0]!.month, known - 1);
    const before = origins[origins.length - 1];
    const from = before === undefined ? [] : [packPoint(before.parameters)];
    const parameters = fitParameters(cutData(window, lastMonth), effort, seed, { centre, from });
    const errors = computeLogErrors(window, runFreely(window, parameters)).slice(known);
    origins.push({ lastMonth, parameters, errors });
  }
  return origins;
}

/** [years] of the window that origins were tried on. */
export function computeYearsTried(origins: readonly { readonly errors: ErrorsAhead }[]): number {
  return origins.length === 0 ? 0 : origins[0]!.errors.length / 12;
}
