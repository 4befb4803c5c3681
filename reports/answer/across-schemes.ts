import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords } from "../display-name.ts";
import { makeSentence, quoteSummary } from "./quotation.ts";

/** From so many schemes on the answer goes measure by measure: scheme by scheme it would be too long to compare. */
export const MANY_SCHEMES = 3;

/** More different values than these are told by the two ends. */
const MOST_VALUES = 4;

/** One measure as the answer tells it: "<subject> 100% under proof of work and 0% under ethereum". */
export interface ToldMeasure {
  readonly metric: string;
  readonly subject: string;
}

/** A sentence for each measure that some scheme has and that is not zero under all of them. */
export function tellMeasures(experiment: Experiment, measures: readonly ToldMeasure[]): string[] {
  return measures.flatMap((measure) => tellMeasure(experiment, measure));
}

function tellMeasure(experiment: Experiment, { metric, subject }: ToldMeasure): string[] {
  const { schemes } = experiment;
  if (!schemes.some(({ summary }) => (summary[metric]?.mean ?? 0) !== 0)) return [];
  const known = schemes
    .filter(({ summary }) => (summary[metric] ?? null) !== null)
    .sort((a, b) => b.summary[metric]!.mean - a.summary[metric]!.mean);
  const byValue = new Map<string, string[]>();
  for (const scheme of known) {
    const value = quoteSummary(experiment, scheme, metric) ?? "";
    byValue.set(value, [...(byValue.get(value) ?? []), formatName(scheme.name)]);
  }
  const clauses = [...byValue].map(([value, names]) => `${value} under ${joinWords(names)}`);
  if (byValue.size === 1 && known.length === schemes.length) {
    const value = [...byValue.keys()][0] ?? "";
    return [makeSentence(subject, schemes.length === 1 ? value : `${value} under every scheme`)];
  }
  if (clauses.length <= MOST_VALUES) return [makeSentence(subject, joinWords(clauses))];
  return [makeSentence(subject, `between ${clauses.at(-1) ?? ""} and ${clauses[0] ?? ""}`)];
}

/** Gains below this are rounding, not reward. */
const NO_GAIN = 1e-3;

/** A gain under every scheme, or that there is none worth telling. */
export function tellGain(experiment: Experiment, measure: ToldMeasure & { readonly deed: string }): string[] {
  const gains = experiment.schemes.flatMap(({ summary }) => summary[measure.metric] ?? []);
  if (gains.length === 0) return [];
  if (gains.some(({ mean }) => Math.abs(mean) >= NO_GAIN)) return tellMeasure(experiment, measure);
  return [makeSentence(measure.deed, "would have changed next to nothing under any scheme")];
}
