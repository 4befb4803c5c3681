import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { type SideMetricName, sideMetrics } from "../../sim/metrics/side-metrics.ts";
import { capitalise } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { choosePlaces, formatNumber } from "../number-format.ts";
import { describeBand, hasValues, makeLine } from "./band-lines.ts";
import type { Figure, Hue, Line } from "./figure.ts";
import { makeLinesPanels } from "./panels.ts";

interface SideFigure {
  readonly id: string;
  readonly unit: string;
  readonly what: string;
  readonly lines: readonly { readonly metric: SideMetricName; readonly label: string; readonly hue: Hue }[];
  readonly why: string;
}

const figures: readonly SideFigure[] = [
  {
    id: "devices-elsewhere",
    unit: "devices",
    what: "Devices in each month: sold by one miner to another, sold to players or as scrap, and rented out",
    lines: [
      { metric: "used_units", label: "sold to miners", hue: "orange" },
      { metric: "outside_units", label: "sold outside", hue: "grey" },
      { metric: "rented_units", label: "rented out", hue: "green" },
    ],
    why: "no device was sold used or did other work",
  },
  {
    id: "device-prices",
    unit: "1",
    what: "Price over list price: of the used and of the new devices that miners bought",
    lines: [
      { metric: "used_price_over_list", label: "used", hue: "orange" },
      { metric: "new_price_over_list", label: "new", hue: "sky" },
    ],
    why: "no used device was sold, and new ones cost their list price",
  },
];

/** Used devices, other work and prices that move; nothing where a market has list prices only. */
export function drawSideFigures(experiment: Experiment): Figure[] {
  if (experiment.schemes.every(({ side }) => side === undefined)) return [];
  return figures.map((figure) => drawSideFigure(experiment, figure));
}

function drawSideFigure(experiment: Experiment, { id, unit, what, lines, why }: SideFigure): Figure {
  const listLines = ({ side }: SchemeResult) =>
    lines.flatMap(({ metric, label, hue }, index): Line[] => {
      const band = side?.[metric];
      return band !== undefined && hasValues(band.mean)
        ? [makeLine(label, hue, index, band, experiment.replications)]
        : [];
    });
  const { panels, note } = makeLinesPanels(experiment, listLines, why);
  const text = { id, takeaway: sayPeak(experiment, lines), subtitle: `${what}.${describeBand(experiment)}`, note };
  if (panels.length === 0) return { ...text, kind: "empty" };
  return { ...text, kind: "lines", months: experiment.months, unit, scale: "linear", panels };
}

/** The highest month of each line, under the first scheme. */
function sayPeak({ schemes, months }: Experiment, lines: SideFigure["lines"]): string {
  const side = schemes[0]?.side;
  const parts = lines.flatMap(({ metric, label }) => {
    const values = side?.[metric].mean ?? [];
    const highest = Math.max(...values.map((value) => value ?? Number.NEGATIVE_INFINITY));
    if (!(highest > 0)) return [];
    const figure = formatNumber(highest, choosePlaces(highest, 3));
    return [`${label}: at most ${figure} in ${formatMonth(months[values.indexOf(highest)]!)}`];
  });
  return parts.length === 0 ? sideMetrics[lines[0]!.metric].title : capitalise(parts.join("; "));
}
