import type { BacktestResult } from "../../scenarios/backtest/backtest-result.ts";
import { renderCsvChunks } from "./csv-chunks.ts";

const columns = [
  "month",
  "sample",
  "observed_hs",
  "simulated_hs",
  "low_80_hs",
  "high_80_hs",
  "low_95_hs",
  "high_95_hs",
  "free_entry_hs",
  "revenue_share_hs",
  "random_walk_hs",
  "half_revenue_hs",
  "simulated_power_w",
  "reference_power_w",
  "revenue_usd",
  "electricity_usd",
  "devices_usd",
  "lead_months",
] as const;

/** One row a month: observed, simulated with bands, baselines, power and money. */
export function renderBacktestCsv({ months }: BacktestResult): Iterable<string> {
  return renderCsvChunks(
    "backtest.csv",
    columns,
    months.map((month) => [
      month.month,
      month.isInSample ? "in" : "out",
      ...[month.observed, month.simulated, month.low80, month.high80, month.low95, month.high95],
      ...[month.freeEntry, month.revenueShare, month.randomWalk, month.halfRevenue],
      ...[month.simulatedPower, month.referencePower],
      ...[month.revenueUsd, month.electricityUsd, month.devicesUsd, month.leadMonths],
    ]),
  );
}
