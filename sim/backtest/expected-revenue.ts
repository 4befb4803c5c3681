import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortState } from "./cohort-state.ts";

/**
 * [USD/s] what buyers count on after a month: revenue^(1 - caution) * usual^caution, where the usual revenue is the mean
 * logarithm of the last year's, older months counting less. Who has seen prices jump and fall back pays from what was
 * earned, not from the month's peak. Takes the month into the usual revenue.
 */
export function applyExpectedRevenue(state: CohortState): number {
  const log = Math.log(state.revenueUsdPerSecond);
  if (!Number.isFinite(log)) return 0;
  const usual = state.logUsualRevenue ?? log;
  state.logUsualRevenue = usual + (log - usual) / Math.min(cohortAssumptions.revenueMemoryMonths, state.index + 1);
  const { priceCaution } = state.input.parameters;
  return Math.exp((1 - priceCaution) * log + priceCaution * state.logUsualRevenue);
}
