import { computeResponses, type FactorResponse, takeQuantile } from "../../scenarios/studies/factor-responses.ts";
import { computeSurface } from "../../scenarios/studies/factor-surface.ts";
import type { StudyColumn, StudyMetric, StudyResult } from "../../scenarios/studies/study-result.ts";
import { formatName } from "../display-name.ts";
import { formatQuantity } from "../number-format.ts";
import { rankResponses, sayDriverShort } from "../study/say-study.ts";
import {
  getStudyUnit,
  labelFactor,
  listColumns,
  lowerFirst,
  nameBin,
  nameFactor,
  nameStudyMetric,
  underScheme,
} from "../study/study-words.ts";
import type { DistributionFigure, Figure, Line, ResponseFigure, SurfaceFigure } from "./figure.ts";
import { getSchemeHue } from "./hues.ts";
import { listColourScales } from "./surface-scales.ts";

/** What is drawn of one metric: its response to each factor, its map over the two that matter most, its spread. */
export function drawMetricFigures(result: StudyResult, metric: StudyMetric): Figure[] {
  const columns = listColumns(result, metric);
  const id = metric.name.replaceAll(/[^a-z0-9]+/gi, "-");
  if (columns.length === 0) {
    const text = { takeaway: `${nameStudyMetric(metric)}: nothing to draw`, subtitle: metric.definition };
    return [{ kind: "empty", id: `response-${id}`, ...text, note: "No run has a value of it." }];
  }
  return [
    drawResponseFigure(result, metric, columns, `response-${id}`),
    ...drawSurfaceFigures(result, metric, columns, `surface-${id}`),
    drawSpreadFigure(result, metric, columns, `spread-${id}`),
  ];
}

function drawResponseFigure(
  result: StudyResult,
  metric: StudyMetric,
  columns: readonly StudyColumn[],
  id: string,
): ResponseFigure {
  const responses = columns.map((column) => computeResponses(result, column));
  const isAlone = responses[0]!.every(({ bins }) => bins.bins.every(({ points }) => points.length === 1));
  const unit = getStudyUnit(metric);
  const band = isAlone
    ? "Band: 95% interval over replications."
    : "Line: mean over the points with that value; band: the middle 80% of those points, where the other factors differ.";
  return {
    kind: "response",
    id,
    takeaway: sayDriverShort(result, metric, columns[0]!),
    subtitle: `${nameStudyMetric(metric)}${unit === "1" || unit === "share" ? "" : `, ${unit}`}, by each factor; the axis need not start at zero. ${metric.definition} ${band}`,
    note: columns.length < result.schemes.length ? "Schemes without a value are left out." : "",
    unit,
    scale: chooseScaleKind(columns),
    panels: result.factors.map((factor, index) => {
      const { bins } = responses[0]![index]!;
      return {
        title: labelFactor(factor, result.factors),
        scale: bins.scale,
        isNumeric: bins.isNumeric,
        stops: bins.bins.map((bin) => ({ at: bin.at, label: nameBin(bin) })),
        lines: columns.map((column, place) =>
          makeLine(result, column, { response: responses[place]![index]!, isAlone }),
        ),
      };
    }),
  };
}

function makeLine(
  { schemes }: StudyResult,
  { scheme }: StudyColumn,
  { response, isAlone }: { readonly response: FactorResponse; readonly isAlone: boolean },
): Line {
  const index = schemes.indexOf(scheme);
  const { means, tenths, ninetieths } = response;
  const hasInterval = !isAlone || means.some((mean) => mean !== null && mean.n > 1);
  return {
    label: formatName(scheme),
    hue: getSchemeHue(index),
    dash: index,
    values: means.map((mean) => mean?.mean ?? null),
    low: !hasInterval ? null : isAlone ? means.map((mean) => mean?.low ?? null) : tenths,
    high: !hasInterval ? null : isAlone ? means.map((mean) => mean?.high ?? null) : ninetieths,
  };
}

/** A logarithmic axis where all values are above zero and more than thirtyfold apart. */
function chooseScaleKind(columns: readonly StudyColumn[]): "linear" | "log" {
  const known = columns.flatMap(({ mean }) => mean.filter((value) => value !== null));
  const low = takeQuantile(known, 0) ?? 0;
  return low > 0 && (takeQuantile(known, 1) ?? 0) > 30 * low ? "log" : "linear";
}

/** A map over the two factors that move the metric most; none where only one was varied. */
function drawSurfaceFigures(
  result: StudyResult,
  metric: StudyMetric,
  columns: readonly StudyColumn[],
  id: string,
): SurfaceFigure[] {
  const [first, second] = rankResponses(computeResponses(result, columns[0]!));
  if (first === undefined || second === undefined) return [];
  const surfaces = columns.map((column) => ({
    column,
    surface: computeSurface([first.factor, second.factor], column),
  }));
  const [{ surface }] = surfaces as [(typeof surfaces)[number]];
  const unit = getStudyUnit(metric);
  const name = nameStudyMetric(metric);
  const panels = surfaces.map((each) => ({
    title: columns.length < 2 ? "" : formatName(each.column.scheme),
    values: each.surface.means,
  }));
  const [scale, ...others] = listColourScales(panels);
  const colours = others.some((other) => other.join() !== scale?.join()) ? " of its own map" : "";
  return [
    {
      kind: "surface",
      id,
      takeaway: `${name} over ${nameFactor(first.factor, result.factors)} and ${nameFactor(second.factor, result.factors)}: ${sayExtremes(surface, unit)}${underScheme(result, columns[0]!.scheme)}`,
      subtitle: `Mean over the points in each cell; the lighter, the more${colours}. Grey: no point lies there. The two factors are those that move it most.`,
      note: "",
      unit,
      across: {
        title: labelFactor(first.factor, result.factors),
        labels: surface.across.bins.map(nameBin),
      },
      up: { title: labelFactor(second.factor, result.factors), labels: surface.up.bins.map(nameBin) },
      panels,
    },
  ];
}

/** Where the least and the most lie. */
function sayExtremes({ means, across, up }: ReturnType<typeof computeSurface>, unit: string): string {
  const cells = means.flatMap((row, y) =>
    row.flatMap((value, x) =>
      value === null ? [] : [{ value, at: `${nameBin(across.bins[x]!)} and ${nameBin(up.bins[y]!)}` }],
    ),
  );
  const sorted = cells.toSorted((one, other) => one.value - other.value);
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  if (low.value === high.value) return `${formatQuantity(low.value, unit)} everywhere`;
  return `least, ${formatQuantity(low.value, unit)}, at ${low.at}; most, ${formatQuantity(high.value, unit)}, at ${high.at}`;
}

function drawSpreadFigure(
  result: StudyResult,
  metric: StudyMetric,
  columns: readonly StudyColumn[],
  id: string,
): DistributionFigure {
  const unit = getStudyUnit(metric);
  const curves = columns.map(({ scheme, mean }) => {
    const index = result.schemes.indexOf(scheme);
    const known = mean.filter((value) => value !== null).sort((one, other) => one - other);
    const values = Array.from(
      { length: 101 },
      (_, percent) => known[Math.max(0, Math.ceil((percent / 100) * known.length) - 1)]!,
    );
    return { label: formatName(scheme), hue: getSchemeHue(index), dash: index, values };
  });
  const halves = curves.map(
    ({ values }, index) => `${formatQuantity(values[50]!, unit)}${underScheme(result, columns[index]!.scheme)}`,
  );
  return {
    kind: "distribution",
    id,
    takeaway: `Half of the points have ${lowerFirst(nameStudyMetric(metric))} of at most ${halves.join(", ")}`,
    subtitle: `Share of points with at most so much. Each point is the mean over its replications. What a point is worth is the study's choice: this is how the tried settings fall, not how likely they are.`,
    note: "",
    unit,
    of: "points",
    curves,
    reference: null,
  };
}
