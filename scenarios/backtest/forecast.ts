import { anchorState } from "../../sim/backtest/anchor-state.ts";
import type { Baselines } from "../../sim/backtest/baselines.ts";
import type { DeviceSource } from "../../sim/backtest/cohort-input.ts";
import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { createCohortState } from "../../sim/backtest/cohort-state.ts";
import { applyMonth } from "../../sim/backtest/run-cohorts.ts";
import type { BacktestData } from "./backtest-data.ts";
import type { HorizonScore } from "./backtest-result.ts";
import { createCohortInput } from "./free-run.ts";
import { computeRootMeanSquare } from "./scores.ts";

export const forecastHorizons = [3, 12, 24] as const;

/**
 * Errors of forecasts from a state whose fleet is scaled to the hashrate observed at the origin. Price, fees and
 * subsidy of the months ahead are given, to the model and to the baselines alike; the baselines start from the same
 * observed hashrate, and makers of chips go on from what they did in the free run. Only targets from the month `firstTarget` on count.
 */
export function scoreForecasts(
  data: BacktestData,
  source: DeviceSource,
  parameters: CohortParameters,
  { baselines, firstTarget }: { readonly baselines: Baselines; readonly firstTarget: number },
): HorizonScore[] {
  const { months } = data;
  const observed = months.map(({ observedHashrate }) => observedHashrate);
  const longest = Math.max(...forecastHorizons);
  const errors = forecastHorizons.map(() => createErrors());
  const state = createCohortState(createCohortInput(data, source, parameters), months[0]!.timeSeconds);
  for (let origin = 0; origin < months.length - 1; origin++) {
    if (origin + longest >= firstTarget) {
      const ahead = runAhead(state, data, observed.slice(0, origin + 1), longest);
      forecastHorizons.forEach((horizon, at) => {
        const target = origin + horizon;
        if (target >= months.length || target < firstTarget) return;
        const push = (list: number[], forecast: number) => list.push(Math.log10(forecast / observed[target]!));
        const start = observed[origin]!;
        const list = errors[at]!;
        push(list.model, ahead[horizon - 1]!);
        push(list.freeEntry, (start * baselines.freeEntry[target]!) / baselines.freeEntry[origin]!);
        push(list.revenueShare, (start * baselines.revenueShare[target]!) / baselines.revenueShare[origin]!);
        push(list.randomWalk, start * Math.exp(baselines.driftPerMonth * horizon));
        push(list.noChange, start);
      });
    }
    applyMonth(state, months[origin]!);
  }
  return forecastHorizons.map((horizonMonths, at) => {
    const list = errors[at]!;
    const { model, freeEntry, revenueShare, randomWalk, noChange } = list;
    const measured = { model, freeEntry, revenueShare, randomWalk, noChange };
    const entries = Object.entries(measured).map(([rule, values]) => [
      rule,
      values.length === 0 ? null : computeRootMeanSquare(values),
    ]);
    return { horizonMonths, origins: model.length, errors: Object.fromEntries(entries) as HorizonScore["errors"] };
  });
}

function createErrors() {
  const empty = (): number[] => [];
  return { model: empty(), freeEntry: empty(), revenueShare: empty(), randomWalk: empty(), noChange: empty() };
}

/** [hash/s] the months after the origin, by the model; the state is that before the origin's month, and stays so. */
function runAhead(
  state: ReturnType<typeof createCohortState>,
  { months }: BacktestData,
  seen: readonly number[],
  longest: number,
): number[] {
  const origin = seen.length - 1;
  const anchored = anchorState(state, months[origin]!, seen);
  return months
    .slice(origin + 1, origin + 1 + longest)
    .map((month) => applyMonth(anchored, month).hashrateHashesPerSecond);
}
