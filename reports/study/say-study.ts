import { computeResponses, type FactorResponse, takeQuantile } from "../../scenarios/studies/factor-responses.ts";
import type { StudyColumn, StudyMetric, StudyResult } from "../../scenarios/studies/study-result.ts";
import { makeSentence } from "../answer/quotation.ts";
import { joinWords } from "../display-name.ts";
import { formatWithInterval } from "../estimate-format.ts";
import { formatQuantity } from "../number-format.ts";
import {
  getStudyUnit,
  listColumns,
  lowerFirst,
  nameBin,
  nameFactor,
  nameStudyMetric,
  underScheme,
} from "./study-words.ts";

/** The answer of a study, from its first metric: how far it goes, what moves it, what failed. */
export function sayStudy(result: StudyResult): string[] {
  const metric = result.metrics.find((each) => listColumns(result, each).length > 0);
  if (metric === undefined) return ["No point has a value of any metric kept."];
  const columns = listColumns(result, metric);
  const count = result.points.length;
  const ranges = columns.map((column) => sayRange(result, metric, column));
  return [
    makeSentence(`Over ${count} points,`, lowerFirst(nameStudyMetric(metric)), joinWords(ranges)),
    ...columns.map((column) => makeSentence(sayDriver(result, metric, column))),
    ...sayFailures(result),
  ];
}

function sayRange(result: StudyResult, metric: StudyMetric, { mean, scheme }: StudyColumn): string {
  const known = mean.filter((value) => value !== null);
  const say = (value: number | null) => formatQuantity(value, getStudyUnit(metric));
  const [low, high] = [takeQuantile(known, 0), takeQuantile(known, 1)];
  const where = underScheme(result, scheme);
  if (low === high) return `is ${say(low)} everywhere${where}`;
  const middle =
    known.length < 10
      ? ""
      : `, for the middle 80% from ${say(takeQuantile(known, 0.1))} to ${say(takeQuantile(known, 0.9))}`;
  return `goes from ${say(low)} to ${say(high)}${middle}${where}`;
}

/** The factor that moves a metric most, with its first and last mean; null where nothing does. */
function findDriver(result: StudyResult, metric: StudyMetric, column: StudyColumn) {
  const ranked = rankResponses(computeResponses(result, column));
  const [first, second] = ranked;
  if (first === undefined || measureReach(first) === 0) return null;
  const known = first.means.flatMap((mean, index) =>
    mean === null ? [] : [{ mean, label: nameBin(first.bins.bins[index]!) }],
  );
  const unit = getStudyUnit(metric);
  return {
    first,
    second,
    start: known[0]!,
    end: known.at(-1)!,
    unit,
    factor: nameFactor(first.factor, result.factors),
  };
}

/** Which factor moves a metric most, from where to where, with intervals and shares of variance. */
function sayDriver(result: StudyResult, metric: StudyMetric, column: StudyColumn): string {
  const found = findDriver(result, metric, column);
  const [name, where] = [lowerFirst(nameStudyMetric(metric)), underScheme(result, column.scheme)];
  if (found === null) return `nothing that was varied moves ${name}${where}`;
  const { first, second, start, end, unit, factor } = found;
  const path = `from ${formatWithInterval(start.mean, unit)} at ${start.label} to ${formatWithInterval(end.mean, unit)} at ${end.label}`;
  if (second === undefined) return `${factor} takes ${name}${where} ${path}`;
  const sayShare = ({ varianceShare }: FactorResponse) => formatQuantity(varianceShare, "share");
  const share =
    first.varianceShare === null ? "" : `, which accounts for ${sayShare(first)} of the variance between points`;
  const next =
    second.varianceShare === null
      ? ""
      : `; next comes ${nameFactor(second.factor, result.factors)} with ${sayShare(second)}`;
  return `${factor} moves ${name}${where} most, on average ${path}${share}${next}`;
}

/** The same in one line. */
export function sayDriverShort(result: StudyResult, metric: StudyMetric, column: StudyColumn): string {
  const found = findDriver(result, metric, column);
  const [name, where] = [lowerFirst(nameStudyMetric(metric)), underScheme(result, column.scheme)];
  if (found === null) return `Nothing that was varied moves ${name}${where}`;
  const { second, start, end, unit, factor } = found;
  const say = ({ mean, label }: typeof start) => `${formatQuantity(mean.mean, unit)} at ${label}`;
  return `${factor} moves ${name}${where}${second === undefined ? "" : " most"}: ${say(start)}, ${say(end)}`;
}

/** The one that moves the metric most first: by variance accounted for, else by how far the means go. */
export function rankResponses(responses: readonly FactorResponse[]): FactorResponse[] {
  return responses.toSorted(
    (one, other) => (other.varianceShare ?? 0) - (one.varianceShare ?? 0) || measureReach(other) - measureReach(one),
  );
}

function measureReach({ means }: FactorResponse): number {
  const known = means.flatMap((estimate) => (estimate === null ? [] : [estimate.mean]));
  return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
}

function sayFailures({ runs, failed }: StudyResult): string[] {
  if (failed === 0) return [];
  return [
    `${failed} of ${runs} runs failed; they are left out of all numbers, and listed below with the command that shows each again.`,
  ];
}
