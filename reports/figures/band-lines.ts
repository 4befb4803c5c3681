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
    return [makeLine(label, getSchemeHue(index), index, band, experiment.replications)];
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
