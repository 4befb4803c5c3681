import { creditSummaryMetrics } from "../../sim/metrics/credit-metrics.ts";
import type { Metric } from "../../sim/metrics/series-metrics.ts";
import { servingSummaryMetrics } from "../../sim/metrics/serving-metrics.ts";
import { describeGroupSummary, summaryMetrics } from "../../sim/metrics/summary-metrics.ts";
import { type CoinName, describeMetrics, getWorkKind, type WorkKind } from "../../sim/work-kind.ts";
import { hasCredit } from "../has-credit.ts";
import type { Scenario } from "../scenario.ts";
import { findCoin } from "./find-coin.ts";

/** A scenario's summary metrics with their titles and units, in the words of its work and its coin. */
export interface SummaryDescription {
  readonly coin: CoinName;
  readonly work: WorkKind;
  readonly metrics: Readonly<Record<string, Metric>>;
}

export function describeSummary(scenario: Scenario): SummaryDescription {
  const coin = findCoin(scenario);
  const work = getWorkKind(scenario.work.kernel, coin);
  const groups = [...scenario.miners, ...scenario.holders].map(({ name }) => name);
  const metrics = {
    ...describeMetrics(summaryMetrics, work),
    ...(hasCredit(scenario) ? creditSummaryMetrics : {}),
    ...(scenario.demand === undefined ? {} : servingSummaryMetrics),
    ...Object.fromEntries(groups.map(describeGroupSummary).flatMap(Object.entries<Metric>)),
  };
  return { coin, work, metrics };
}
