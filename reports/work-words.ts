import type { Experiment } from "../scenarios/experiments/experiment.ts";
import type { Metric, SeriesMetricName } from "../sim/metrics/series-metrics.ts";
import { seriesMetrics } from "../sim/metrics/series-metrics.ts";
import { describeMetric, getWorkKind, nameInWork, sayInWork } from "../sim/work-kind.ts";

/** What the words depend on: the work, and the coin, which is Bitcoin's where none is named. */
type Words = Pick<Experiment, "work"> & Partial<Pick<Experiment, "coin">>;

/** One of the report's own texts, units or columns, in the words of the work that was paid for. */
export function say({ work, coin = "bitcoin" }: Words, text: string): string {
  return sayInWork(text, getWorkKind(work, coin));
}

/** A monthly metric in the words of the work that was paid for. */
export function describeSeriesMetric({ work, coin = "bitcoin" }: Words, name: SeriesMetricName): Metric {
  return describeMetric(seriesMetrics[name], getWorkKind(work, coin));
}

/** Name of a summary metric as tables print it. */
export function nameMetric({ work, coin = "bitcoin" }: Words, name: string): string {
  return nameInWork(name, getWorkKind(work, coin));
}
