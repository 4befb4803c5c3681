import { area } from "d3";
import type { Line } from "../figures/figure.ts";
import type { Canvas } from "./drawing.ts";
import type { ValueScale } from "./value-scale.ts";

/** The stretch between the ends of a line's intervals; nothing where it has none. */
export function drawBand(
  group: Canvas,
  { label, low, high, hue }: Line,
  x: (index: number) => number,
  scale: ValueScale,
): void {
  if (low === null || high === null) return;
  const band = area<number>()
    .defined((index) => scale.isShown(high[index]) && low[index] !== null)
    .x(x)
    .y0((index) => scale.clamp(low[index]!))
    .y1((index) => scale.clamp(high[index]!));
  group
    .append("path")
    .attr("class", `band hue-${hue}`)
    .attr("data-of", label)
    .attr("d", band([...low.keys()]));
}
