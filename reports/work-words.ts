import type { Experiment } from "../scenarios/experiments/experiment.ts";
import type { Metric, SeriesMetricName } from "../sim/metrics/series-metrics.ts";
import { seriesMetrics } from "../sim/metrics/series-metrics.ts";
import { describeMetric, sayInWork, workKinds } from "../sim/work-kind.ts";

/** One of the report's own texts, units or columns, in the words of the work that was paid for. */
export function say({ work }: Pick<Experiment, "work">, text: string): string {
  return sayInWork(text, workKinds[work]);
}

/** A monthly metric in the words of the work that was paid for. */
export function describeSeriesMetric({ work }: Pick<Experiment, "work">, name: SeriesMetricName): Metric {
  return describeMetric(seriesMetrics[name], workKinds[work]);
}

/** Name of a summary metric as tables print it; a group's own name stays as it is. */
export function nameMetric(experiment: Pick<Experiment, "work">, name: string): string {
  return name.startsWith("group:") ? name : say(experiment, name);
}
