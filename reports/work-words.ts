import type { Experiment } from "../scenarios/experiments/experiment.ts";
import type { Metric, SeriesMetricName } from "../sim/metrics/series-metrics.ts";
import { seriesMetrics } from "../sim/metrics/series-metrics.ts";
import { describeMetric, nameInWork, sayInWork, workKinds } from "../sim/work-kind.ts";

/** One of the report's own texts, units or columns, in the words of the work that was paid for. */
export function say({ work }: Pick<Experiment, "work">, text: string): string {
  return sayInWork(text, workKinds[work]);
}

/** A monthly metric in the words of the work that was paid for. */
export function describeSeriesMetric({ work }: Pick<Experiment, "work">, name: SeriesMetricName): Metric {
  return describeMetric(seriesMetrics[name], workKinds[work]);
}

/** Name of a summary metric as tables print it. */
export function nameMetric({ work }: Pick<Experiment, "work">, name: string): string {
  return nameInWork(name, workKinds[work]);
}
