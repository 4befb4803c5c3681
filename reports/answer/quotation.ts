import type { Estimate, Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { formatName, stripControls } from "../display-name.ts";
import { formatWithInterval } from "../estimate-format.ts";
import { getDifferenceUnit, getDisplayUnit } from "../number-format.ts";
import { cutToBounds } from "./metric-bounds.ts";

/** A summary metric of a scheme in words, "16.2 GW (16.0 to 16.4 GW)"; null where it does not exist. */
export function quoteSummary(experiment: Experiment, scheme: SchemeResult, metric: string): string | null {
  const estimate = scheme.summary[metric] ?? null;
  return estimate === null
    ? null
    : formatWithInterval(cutToBounds(metric, estimate), getSummaryUnit(experiment, metric));
}

/** A paired difference in words; null where it does not exist. */
export function quoteDifference(experiment: Experiment, metric: string, difference: Estimate | null): string | null {
  if (difference === null) return null;
  const text = formatWithInterval(difference, getDifferenceUnit(getSummaryUnit(experiment, metric)));
  return difference.mean > 0 ? `+${text}` : text;
}

export function getSummaryUnit(experiment: Experiment, metric: string): string {
  const described = experiment.summaryMetrics[metric];
  return described === undefined ? "1" : getDisplayUnit(metric, described);
}

/** Title of a summary metric; the name of a group in it is written as in the text. */
export function getSummaryTitle(experiment: Experiment, metric: string): string {
  const title = experiment.summaryMetrics[metric]?.title ?? metric;
  const group = /^group:(.*):[^:]+$/.exec(metric)?.[1];
  return stripControls(group === undefined ? title : title.replace(group, () => formatName(group)));
}

/** A metric is there and is not zero in the mean. */
export function isSome(estimate: Estimate | null | undefined): estimate is Estimate {
  return estimate !== null && estimate !== undefined && estimate.mean !== 0;
}

/** "under proof of work", or where a run has one scheme only, nothing. */
export function nameScheme(experiment: Experiment, scheme: SchemeResult): string {
  return experiment.schemes.length < 2 ? "" : `under ${formatName(scheme.name)}`;
}

/** The stretch over which metrics of the last year are taken. */
export function nameLastYear(experiment: Experiment): string {
  return experiment.months.length < 12 ? "over the whole run" : "over the last twelve months";
}

/** A sentence: its parts joined by a space, empty ones left out, with a capital and a full stop. */
export function makeSentence(...parts: readonly string[]): string {
  const text = parts.filter((part) => part !== "").join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
