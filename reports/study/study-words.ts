import type { FactorBin } from "../../scenarios/studies/factor-bins.ts";
import type { StudyColumn, StudyFactor, StudyMetric, StudyResult } from "../../scenarios/studies/study-result.ts";
import { formatName, stripControls } from "../display-name.ts";
import { formatNumber, getDisplayUnit } from "../number-format.ts";

/** A factor's title; with its path where another has the same title. */
export function nameFactor(factor: StudyFactor, factors: readonly StudyFactor[]): string {
  const title = stripControls(factor.title);
  const isShared = factors.some((other) => other !== factor && other.title === factor.title);
  return isShared ? `${title} (${stripControls(factor.path)})` : title;
}

/** A number, a name, or a stretch to three digits: "10 200 to 15 000". */
export function nameBin({ spans }: FactorBin): string {
  const digits = spans.length > 1 ? 3 : 6;
  return spans
    .map((value) => (typeof value === "number" ? nameNumber(value, digits) : stripControls(String(value))))
    .join(" to ");
}

function nameNumber(value: number, digits: number): string {
  const rounded = Number(value.toPrecision(digits));
  return Number.isInteger(rounded) ? formatNumber(rounded, 0) : formatNumber(rounded, countPlaces(rounded));
}

function countPlaces(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}

/** With a small first letter, but for names and acronyms. */
export function lowerFirst(title: string): string {
  return /^(?:Gini|Nakamoto|[A-Z]{2})/.test(title) ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** The same with its unit, for an axis. */
export function labelFactor(factor: StudyFactor, factors: readonly StudyFactor[]): string {
  const name = nameFactor(factor, factors);
  return factor.unit === "1" ? name : `${name}, ${factor.unit}`;
}

export function nameStudyMetric({ name, title }: StudyMetric): string {
  const group = /^group:(.*):[^:]+$/.exec(name)?.[1];
  return stripControls(group === undefined ? title : title.replace(group, () => formatName(group)));
}

export function getStudyUnit(metric: StudyMetric): string {
  return getDisplayUnit(metric.name, metric);
}

/** Columns of a metric that have a value somewhere, in the order of the schemes. */
export function listColumns({ columns }: StudyResult, { name }: StudyMetric): StudyColumn[] {
  return columns.filter(({ metric, mean }) => metric === name && mean.some((value) => value !== null));
}

/** " under proof of work", or nothing where there is one scheme only. */
export function underScheme({ schemes }: Pick<StudyResult, "schemes">, scheme: string): string {
  return schemes.length < 2 ? "" : ` under ${formatName(scheme)}`;
}
