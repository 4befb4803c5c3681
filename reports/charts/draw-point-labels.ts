import type { RooflinePoint } from "../figures/figure.ts";
import type { Roofs } from "./draw-roofs.ts";
import { type Box, type Canvas, measureText } from "./drawing.ts";
import { type Area, placeLabels } from "./place-labels.ts";
import type { RooflineScales } from "./roofline-scales.ts";

interface PointLabels {
  readonly points: readonly RooflinePoint[];
  readonly scales: RooflineScales;
  readonly roofs: readonly Roofs[];
}

/** Names of a roofline's points, clear of its ceilings' names and where there is room clear of the ceilings. */
export function drawPointLabels(canvas: Canvas, box: Box, { points, scales: { x, y }, roofs }: PointLabels): void {
  const others = points.filter(({ name }) => name === "").map((point) => coverPoint(point, { x, y }));
  drawNames(canvas, box, {
    points: points
      .filter(({ name }) => name !== "")
      .map(({ name, flopsPerByte, flopsPerSecond }) => ({ name, x: x(flopsPerByte), y: y(flopsPerSecond) })),
    taken: [...roofs.flatMap(({ names }) => names), ...others],
    avoided: roofs.flatMap(({ lines }) => lines),
  });
}

interface NamedPlaces {
  readonly points: readonly { readonly name: string; readonly x: number; readonly y: number }[];
  readonly taken: readonly Area[];
  readonly avoided: readonly Area[];
}

/** Names beside their points, with a line where they had to move away; a name without room is left out. */
export function drawNames(canvas: Canvas, box: Box, { points, taken, avoided }: NamedPlaces): void {
  const frame: Area = { left: 2, top: 2, right: box.width - 2, bottom: box.height - 2 };
  const wanted = points.map(({ name, x, y }) => ({ x, y, width: measureText(name) + 4 }));
  const placed = placeLabels(wanted, frame, { taken, avoided });
  const group = canvas.append("g").attr("class", "point-labels");
  for (const [index, label] of placed.entries()) {
    if (label === null) continue;
    const from = wanted[index]!;
    if (label.leader !== null) {
      const { x: toX, y: toY } = label.leader;
      group.append("line").attr("x1", from.x).attr("y1", from.y).attr("x2", toX).attr("y2", toY);
    }
    group
      .append("text")
      .attr("x", label.x + 2)
      .attr("y", label.y)
      .attr("dy", "0.32em")
      .text(points[index]!.name);
  }
}

function coverPoint({ flopsPerByte, flopsPerSecond }: RooflinePoint, { x, y }: RooflineScales): Area {
  const [atX, atY] = [x(flopsPerByte), y(flopsPerSecond)];
  return { left: atX - 6, top: atY - 6, right: atX + 6, bottom: atY + 6 };
}
