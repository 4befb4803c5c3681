import { type CoinFlowName, coinFlows } from "../../sim/metrics/coin-flows.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { computeEstimate } from "./estimate.ts";
import type { Estimate } from "./experiment.ts";

/** [coins] mean of each flow over replications, with its interval; uses and sources add up as they do in each run */
export function estimateFlows(
  runs: readonly RunResult[],
  unitsPerCoin: number,
): Readonly<Record<CoinFlowName, Estimate | null>> {
  const names = Object.keys(coinFlows) as CoinFlowName[];
  const entries = names.map((name) => [name, computeEstimate(runs.map(({ flows }) => flows[name] / unitsPerCoin))]);
  return Object.fromEntries(entries) as Record<CoinFlowName, Estimate | null>;
}
