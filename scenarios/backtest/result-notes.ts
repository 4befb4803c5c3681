import type { BacktestData } from "./backtest-data.ts";
import type { BacktestMonth } from "./backtest-result.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { computeQuantile } from "./scores.ts";

/** Observed over free entry: no coin lies outside for long, unless units differ or somebody else pays for its work. */
const MOST = 10;
const LEAST = 1e-4;

/** A sentence where hashrates and rates can hardly have the same unit; none elsewhere. */
export function listUnitNotes(months: readonly BacktestMonth[]): string[] {
  const ratio = computeQuantile(
    months.map(({ observed, freeEntry }) => observed / freeEntry),
    0.5,
  );
  const unit = "do hashrate and rate have the same unit";
  const start = `The observed hashrate is ${Number(ratio.toPrecision(2))} times what all revenue could pay in electricity, on the best device on sale`;
  if (ratio > MOST) return [`${start}: ${unit}, and is what merged mining pays among the fees?`];
  if (ratio < LEAST) return [`${start}: ${unit}?`];
  return [];
}

/** Whoever fitted a coin and changed its tables since should know that the fit no longer counts as its own. */
export function listFitNotes({ coin }: BacktestData, fitted: FittedCohorts, isFittedToSeries: boolean): string[] {
  if (isFittedToSeries || fitted.coin !== coin) return [];
  return [
    `The parameters were fitted to a coin called ${coin}, on other months or devices than these up to ${fitted.window.to}: all months count as out of sample.`,
  ];
}
