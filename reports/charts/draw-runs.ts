import { line } from "d3";
import type { Line } from "../figures/figure.ts";
import type { Box, Canvas } from "./drawing.ts";
import type { ValueScale } from "./value-scale.ts";

/** Every replication as a thin line in its own line's hue. */
export function drawRuns(
  canvas: Canvas,
  box: Box,
  lines: readonly Line[],
  x: (index: number) => number,
  scale: ValueScale,
): void {
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  for (const { label, runs = [], hue } of lines) {
    for (const values of runs) {
      const path = line<number>()
        .defined((index) => scale.isShown(values[index]))
        .x((index) => x(index))
        .y((index) => scale.y(values[index]!));
      group
        .append("path")
        .attr("class", `run-line hue-${hue}`)
        .attr("data-of", label)
        .attr("d", path([...values.keys()]));
    }
  }
}
