import type { Band, Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { capitalise, formatName, joinWords } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { formatQuantity } from "../number-format.ts";

/** First and last month in which a band has a value; null where it has none. */
export function findEnds(
  months: readonly string[],
  band: Band,
): { firstMonth: string; first: number; lastMonth: string; last: number } | null {
  const from = band.mean.findIndex((value) => value !== null);
  const to = band.mean.findLastIndex((value) => value !== null);
  const [first, last, firstMonth, lastMonth] = [band.mean[from], band.mean[to], months[from], months[to]];
  if (first == null || last == null || firstMonth === undefined || lastMonth === undefined) return null;
  return { firstMonth, first, lastMonth, last };
}

/** "<subject> 1.2 MW under a and 3 kW under b": where each scheme ended. */
export function sayEnds(experiment: Experiment, metric: SeriesMetricName, subject: string, unit: string): string {
  const clauses = experiment.schemes.flatMap((scheme) => {
    const ends = findEnds(experiment.months, scheme.series[metric]);
    return ends === null ? [] : [`${formatQuantity(ends.last, unit)}${under(experiment, scheme)}`];
  });
  return clauses.length === 0 ? "" : capitalise(`${subject} ${joinWords(clauses)}`);
}

/** "<subject> 3 kW in January 2011 and 1.2 MW in May 2026 under a; ..." for the schemes that have values. */
export function sayChange(experiment: Experiment, metric: SeriesMetricName, subject: string, unit: string): string {
  const clauses = experiment.schemes.flatMap((scheme) => {
    const ends = findEnds(experiment.months, scheme.series[metric]);
    if (ends === null || (ends.first === 0 && ends.last === 0)) return [];
    const from = `${formatQuantity(ends.first, unit)} in ${formatMonth(ends.firstMonth)}`;
    const to = `${formatQuantity(ends.last, unit)} in ${formatMonth(ends.lastMonth)}`;
    return [`${from} and ${to}${under(experiment, scheme)}`];
  });
  return clauses.length === 0 ? "" : capitalise(`${subject} ${clauses.join("; ")}`);
}

/** " under proof of work", or nothing where there is one scheme only. */
export function under(experiment: Experiment, scheme: SchemeResult): string {
  return experiment.schemes.length < 2 ? "" : ` under ${formatName(scheme.name)}`;
}
