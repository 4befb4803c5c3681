import type { Band, Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { capitalise } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { formatQuantity } from "../number-format.ts";
import { describeBand, hasValues, makeLine } from "./band-lines.ts";
import type { Figure, Hue, Line } from "./figure.ts";
import { makeLinesPanels } from "./panels.ts";
import { under } from "./takeaway.ts";

/** Several metrics of one unit that cannot be below 0, month by month, in one chart. */
export interface BandFigure<Metric extends string> {
  readonly id: string;
  readonly unit: string;
  readonly what: string;
  readonly lines: readonly { readonly metric: Metric; readonly label: string; readonly hue: Hue }[];
  /** Said of a scheme that has none of them. */
  readonly why: string;
  /** Said where no line ever rises above 0. */
  readonly flat: string;
}

/** A panel a scheme; the takeaway is the highest month of each line, under the first scheme. */
export function drawBandFigure<Metric extends string>(
  experiment: Experiment,
  { id, unit, what, lines, why, flat }: BandFigure<Metric>,
  getBand: (scheme: SchemeResult, metric: Metric) => Band | undefined,
): Figure {
  const listLines = (scheme: SchemeResult) =>
    lines.flatMap(({ metric, label, hue }, index): Line[] => {
      const band = getBand(scheme, metric);
      return band !== undefined && hasValues(band.mean)
        ? [makeLine(label, hue, index, cutAtZero(band), experiment.replications)]
        : [];
    });
  const { panels, note } = makeLinesPanels(experiment, listLines, why);
  const [first] = experiment.schemes;
  const peaks = lines.flatMap(({ metric, label }) => sayPeak(experiment, first && getBand(first, metric), label, unit));
  const takeaway =
    first === undefined || peaks.length === 0 ? flat : capitalise(`${peaks.join("; ")}${under(experiment, first)}`);
  const text = { id, takeaway, subtitle: `${what}.${describeCutBand(experiment)}`, note };
  if (panels.length === 0) return { ...text, kind: "empty" };
  return { ...text, kind: "lines", months: experiment.months, unit, scale: "linear", panels };
}

function cutAtZero(band: Band): Band {
  return { ...band, low: band.low.map((value) => (value === null ? null : Math.max(0, value))) };
}

function describeCutBand(experiment: Experiment): string {
  return experiment.replications < 2
    ? describeBand(experiment)
    : `${describeBand(experiment).replace(/\.$/, "")}, cut at 0.`;
}

function sayPeak({ months }: Experiment, band: Band | undefined, label: string, unit: string): string[] {
  const values = band?.mean ?? [];
  const highest = Math.max(...values.map((value) => value ?? Number.NEGATIVE_INFINITY));
  if (!(highest > 0)) return [];
  return [`${label}: at most ${formatQuantity(highest, unit)} in ${formatMonth(months[values.indexOf(highest)]!)}`];
}
