import type { StudyColumn, StudyFactor, StudyResult } from "../../scenarios/studies/study-result.ts";
import { formatName } from "../display-name.ts";
import { getStudyUnit, listColumns, nameFactor, nameStudyMetric } from "../study/study-words.ts";
import type { ParallelAxis, ParallelFigure } from "./figure.ts";

const MOST_AXES = 10;

/** All points of a study on one axis for each factor and for each of the first results. */
export function drawPointsFigure(result: StudyResult): ParallelFigure {
  const { points, pointsTotal, factors } = result;
  const columns = result.metrics.flatMap((metric) =>
    listColumns(result, metric)
      .filter(isVaried)
      .map((column) => ({ metric, column })),
  );
  const shown = columns.slice(0, Math.max(2, MOST_AXES - factors.length));
  const left = columns.length - shown.length;
  const sampled = points.length < pointsTotal ? ` ${points.length} of ${pointsTotal} points, drawn by lot.` : "";
  return {
    kind: "parallel",
    id: "points",
    takeaway: `${points.length} points across ${factors.length === 1 ? "one factor" : `${factors.length} factors`} and ${shown.length === 1 ? "one result" : `${shown.length} results`}: choose a stretch of any axis and see what goes with it`,
    subtitle: `Each point is a line from its factors to what came out, mean over its replications. Drag along an axis, or set a stretch below; the table and the CSV hold the points chosen. Where points are many, lines that go together are one stroke, the stronger the more.${sampled}`,
    note: left > 0 ? `${left} more columns are in points.csv.` : "",
    points,
    axes: [
      ...factors.map((factor) => describeFactorAxis(factor, factors)),
      ...shown.map(({ metric, column }) => {
        const title =
          result.schemes.length < 2
            ? nameStudyMetric(metric)
            : `${nameStudyMetric(metric)}, ${formatName(column.scheme)}`;
        return describeResultAxis(title, getStudyUnit(metric), column);
      }),
    ],
  };
}

/** An axis of one value tells nothing. */
function isVaried({ mean }: StudyColumn): boolean {
  const first = mean.find((value) => value !== null);
  return mean.some((value) => value !== null && value !== first);
}

function describeFactorAxis(factor: StudyFactor, factors: readonly StudyFactor[]): ParallelAxis {
  const told = { title: nameFactor(factor, factors), role: "factor" as const, brush: null };
  const { values, unit, scale } = factor;
  if (values.every((value) => typeof value === "number")) return { ...told, unit, scale, names: null, values };
  const names = [...new Set(values.map(String))];
  return { ...told, unit: "", scale: "linear", names, values: values.map((value) => names.indexOf(String(value))) };
}

function describeResultAxis(title: string, unit: string, { mean }: StudyColumn): ParallelAxis {
  const known = mean.filter((value) => value !== null);
  let [low, high] = [Infinity, 0];
  for (const value of known) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const scale = low > 0 && high > 30 * low ? "log" : "linear";
  return { title, unit, role: "result", scale, names: null, values: mean, brush: null };
}
