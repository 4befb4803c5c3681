import type { BacktestMonth } from "./backtest-result.ts";
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
