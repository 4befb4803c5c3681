import type { CohortMonth } from "../../sim/backtest/run-cohorts.ts";
import type { BacktestData } from "./backtest-data.ts";
import type { BacktestMonth } from "./backtest-result.ts";
import { drawErrorPath, type ErrorSpread } from "./error-spread.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { runFreely } from "./free-run.ts";
import { computeQuantile } from "./scores.ts";
import { listTransferDraws, MOST_TRANSFER_DRAWS } from "./transfer-draws.ts";

export interface BacktestOptions {
  /** Error paths drawn for the bands; with makers, their runs with luck. */
  readonly replications: number;
  readonly seed: string;
}

export type Band = Pick<BacktestMonth, "low80" | "high80" | "low95" | "high95">;

/**
 * Quantiles over runs, in turn, times error paths as wide as rolling origins were off; another coin's months all lie past
 * what its parameters were fitted to.
 */
export function listBands(
  runs: readonly (readonly CohortMonth[])[],
  spread: ErrorSpread,
  windowMonths: number,
  { replications, seed }: BacktestOptions,
): Band[] {
  const distances = runs[0]!.map((_, index) => index + 1 - windowMonths);
  const paths = Array.from({ length: replications }, (_, replication) => {
    const run = runs[replication % runs.length]!;
    const errors = drawErrorPath(spread, distances, seed, replication);
    return errors.map((error, index) => run[index]!.hashrateHashesPerSecond * 10 ** error);
  });
  return distances.map((_, index) => {
    const values = paths.map((path) => path[index]!);
    const [low95 = 0, low80 = 0, high80 = 0, high95 = 0] = [0.025, 0.1, 0.9, 0.975].map((part) =>
      computeQuantile(values, part),
    );
    return { low80, high80, low95, high95 };
  });
}

/** Runs under what may hold on a coin that the parameters were not fitted to. */
export function listTransferRuns(
  data: BacktestData,
  { parameters }: FittedCohorts,
  { replications, seed }: BacktestOptions,
): CohortMonth[][] {
  const draws = listTransferDraws(parameters, Math.min(MOST_TRANSFER_DRAWS, replications), seed);
  return draws.map((draw) =>
    runFreely({ ...data, electricityUsdPerKwh: data.electricityUsdPerKwh * draw.electricityFactor }, draw.parameters),
  );
}
