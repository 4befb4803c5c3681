import type { Band, Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { capitalise, formatName, joinWords } from "../display-name.ts";
import { getDisplayUnit } from "../number-format.ts";
import { describeSeriesMetric, say } from "../work-words.ts";
import type { EmptyFigure, FigureText, Hue, Line, LinesFigure } from "./figure.ts";
import { getSchemeHue } from "./hues.ts";

/** A line with its interval; the interval is left out where there is one replication. */
export function makeLine(label: string, hue: Hue, dash: number, band: Band, replications: number): Line {
  const hasInterval = replications > 1;
  return {
    label,
    hue,
    dash,
    values: band.mean,
    low: hasInterval ? band.low : null,
    high: hasInterval ? band.high : null,
  };
}

/** Numbers of single replications that a page holds at most: some 250 kB. */
const RUN_VALUES_LIMIT = 30_000;
/** More thin lines than these are a band. */
const MOST_RUNS = 20;
/** Charts whose lines carry their replications. */
const CHARTS = 12;

/** Replications that each line carries: the first, as many as the page has room for. */
export function countShownRuns({ replications, months, schemes }: Experiment): number {
  const room = Math.floor(RUN_VALUES_LIMIT / (CHARTS * Math.max(1, months.length) * Math.max(1, schemes.length)));
  return replications < 2 ? 0 : Math.min(replications, MOST_RUNS, room);
}

/** A line with its first replications, where the page has room for any. */
export function addRuns(experiment: Experiment, line: Line, columns: readonly (ArrayLike<number> | undefined)[]): Line {
  const shown = columns
    .slice(0, countShownRuns(experiment))
    .flatMap((column) => (column === undefined ? [] : [column]));
  if (shown.length === 0) return line;
  return { ...line, runs: shown.map((column) => Array.from(column, (value) => (Number.isNaN(value) ? null : value))) };
}

/** A value exists in some month and is not zero in all of them. */
export function hasValues(values: readonly (number | null)[]): boolean {
  return values.some((value) => value !== null && value !== 0);
}

export interface SchemeLinesRequest {
  readonly experiment: Experiment;
  readonly metric: SeriesMetricName;
  readonly scale: "linear" | "log";
  readonly takeaway: string;
  /** Why a scheme may have no value, "no work is paid for". */
  readonly whyMissing: string;
}

/** One line a scheme; a scheme without values is named in the note with the reason. */
export function drawSchemeLines(request: SchemeLinesRequest): LinesFigure | EmptyFigure {
  const { experiment, metric, scale, takeaway, whyMissing } = request;
  const described = describeSeriesMetric(experiment, metric);
  const unit = getDisplayUnit(metric, described);
  const text: FigureText = {
    id: say(experiment, metric).replaceAll("_", "-"),
    takeaway: takeaway === "" ? described.title : takeaway,
    subtitle: `${described.title}${describeUnit(unit)}${scale === "log" ? ", logarithmic scale" : ""}. ${described.definition}${describeBand(experiment)}`,
    note: noteMissing(experiment, experiment.schemes, metric, whyMissing),
  };
  const lines = experiment.schemes.flatMap((scheme, index) => {
    const band = scheme.series[metric];
    if (!hasValues(band.mean)) return [];
    const label = experiment.schemes.length < 2 ? described.title : formatName(scheme.name);
    const own = makeLine(label, getSchemeHue(index), index, band, experiment.replications);
    return [
      addRuns(
        experiment,
        own,
        scheme.runs.map(({ series }) => series[metric]),
      ),
    ];
  });
  if (lines.length === 0) return { ...text, kind: "empty", takeaway: `${described.title}: nothing to draw` };
  return {
    ...text,
    kind: "lines",
    months: experiment.months,
    unit,
    scale,
    panels: [{ title: "", lines }],
  };
}

function noteMissing(
  experiment: Experiment,
  schemes: readonly SchemeResult[],
  metric: SeriesMetricName,
  whyMissing: string,
): string {
  const missing = schemes.filter((scheme) => !hasValues(scheme.series[metric].mean));
  if (missing.length === 0) return "";
  const names = joinWords(missing.map((scheme) => `under ${formatName(scheme.name)}`));
  return experiment.schemes.length < 2 ? `${capitalise(whyMissing)}.` : `${capitalise(whyMissing)} ${names}.`;
}

/** " in EH/s"; a share or a pure number needs none. */
function describeUnit(unit: string): string {
  return unit === "1" || unit === "share" || unit === "parties" ? "" : ` in ${unit}`;
}

/** What the band around a line is. */
export function describeBand(experiment: Experiment): string {
  return experiment.replications < 2
    ? " One replication, so without an interval."
    : ` Line: mean of ${experiment.replications} replications; band: its 95% interval.`;
}
