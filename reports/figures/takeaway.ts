import type { Band, Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { capitalise, formatName, joinWords } from "../display-name.ts";
import { formatQuantity } from "../number-format.ts";

/** First and last value of a band; null where it has none. */
export function findEnds({ mean }: Band): { first: number; last: number } | null {
  const first = mean.find((value) => value !== null);
  const last = mean.findLast((value) => value !== null);
  return first == null || last == null ? null : { first, last };
}

/** "<subject> 1.2 MW under a and 3 kW under b": where each scheme ended. */
export function sayEnds(experiment: Experiment, metric: SeriesMetricName, subject: string, unit: string): string {
  const clauses = experiment.schemes.flatMap((scheme) => {
    const ends = findEnds(scheme.series[metric]);
    return ends === null ? [] : [`${formatQuantity(ends.last, unit)}${under(experiment, scheme)}`];
  });
  return clauses.length === 0 ? "" : capitalise(`${subject} ${joinWords(clauses)}`);
}

/** "<subject> from 3 kW to 1.2 MW under a and from ... under b", first month to last, where there are values. */
export function sayChange(experiment: Experiment, metric: SeriesMetricName, subject: string, unit: string): string {
  const clauses = experiment.schemes.flatMap((scheme) => {
    const ends = findEnds(scheme.series[metric]);
    if (ends === null || (ends.first === 0 && ends.last === 0)) return [];
    return [
      `from ${formatQuantity(ends.first, unit)} to ${formatQuantity(ends.last, unit)}${under(experiment, scheme)}`,
    ];
  });
  return clauses.length === 0 ? "" : capitalise(`${subject} ${joinWords(clauses)}`);
}

/** "GPUs do most under a and b; nothing runs under c": a clause for each claim, with all schemes it holds for. */
export function sayByScheme(experiment: Experiment, sayClaim: (scheme: SchemeResult) => string): string {
  if (experiment.schemes.length < 2) return capitalise(experiment.schemes.map(sayClaim).join("; "));
  const names = new Map<string, string[]>();
  for (const scheme of experiment.schemes) {
    const claim = sayClaim(scheme);
    names.set(claim, [...(names.get(claim) ?? []), formatName(scheme.name)]);
  }
  return capitalise([...names].map(([claim, schemes]) => `${claim} under ${joinWords(schemes)}`).join("; "));
}

/** " under proof of work", or nothing where there is one scheme only. */
export function under(experiment: Experiment, scheme: SchemeResult): string {
  return experiment.schemes.length < 2 ? "" : ` under ${formatName(scheme.name)}`;
}
