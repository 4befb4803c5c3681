import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type SideMetricName, sideMetrics } from "../../sim/metrics/side-metrics.ts";
import { type BandFigure, drawBandFigure } from "./band-figures.ts";
import type { Figure } from "./figure.ts";

const figures: readonly BandFigure<SideMetricName>[] = [
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
    flat: sideMetrics.used_units.title,
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
    flat: sideMetrics.used_price_over_list.title,
  },
];

/** Used devices, other work and prices that move; nothing where a market has list prices only. */
export function drawSideFigures(experiment: Experiment): Figure[] {
  if (experiment.schemes.every(({ side }) => side === undefined)) return [];
  return figures.map((figure) => drawBandFigure(experiment, figure, ({ side }, metric) => side?.[metric]));
}
