import { type ScaleLogarithmic, scaleLog } from "d3";
import type { RooflineFigure, RooflinePoint } from "../figures/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { drawValueAxis, measureLabels } from "./axes.ts";
import { chooseLogTicks } from "./axis-ticks.ts";
import { drawPointLabels } from "./draw-point-labels.ts";
import { drawPeaks, drawSlopes } from "./draw-roofs.ts";
import { type Box, type Canvas, type Drawing, measureText, type Reading } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";
import type { RooflineScales } from "./roofline-scales.ts";

const MARK_AREA = 60;

/** Kernels as points on logarithmic axes, under the ceilings of bandwidth (slanted) and arithmetic (level). */
export function drawRoofline(canvas: Canvas, figure: RooflineFigure, width: number): Drawing {
  const boxHeight = width < 560 ? 360 : Math.min(600, Math.round(width * 0.55));
  const [low, high] = computeRateRange(figure);
  const ticks = chooseLogTicks(low, high, 8, "FLOP/s");
  const left = measureLabels(ticks);
  const box: Box = { left, top: 12, width: Math.max(40, width - left - 8), height: boxHeight };
  const intensities = figure.points.map(({ flopsPerByte }) => flopsPerByte);
  const x = scaleLog()
    .domain([Math.min(...intensities) / 1.7, Math.max(...intensities) * 1.7])
    .range([0, box.width]);
  const y = scaleLog().domain([low, high]).range([box.height, 0]);
  const scales = { x, y };
  drawValueAxis(canvas, box, ticks, y);
  drawIntensityAxis(canvas, box, x);
  const inner = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  const roofs = [drawSlopes(inner, box, figure, scales), drawPeaks(inner, box, figure, scales)];
  drawPoints(inner, figure.points, scales);
  drawPointLabels(inner, box, { points: figure.points, scales, roofs });
  const ring = inner.append("circle").attr("class", "point-ring").attr("r", 9).attr("display", "none");
  const place = (point: RooflinePoint) => ({ x: x(point.flopsPerByte), y: y(point.flopsPerSecond) });
  return {
    height: box.top + box.height + 46,
    stops: figure.points.length,
    locate: (atX, atY) => {
      const distances = figure.points.map((point) => {
        const { x: pointX, y: pointY } = place(point);
        return Math.hypot(pointX + box.left - atX, pointY + box.top - atY);
      });
      return distances.indexOf(Math.min(...distances));
    },
    read: (stop) => readPoint(figure.points[stop]!),
    mark: (stop) => {
      const at = place(figure.points[stop ?? 0]!);
      ring
        .attr("display", stop === null ? "none" : null)
        .attr("cx", at.x)
        .attr("cy", at.y);
      return { x: at.x + box.left, y: at.y + box.top };
    },
  };
}

function computeRateRange({ points, peaks }: RooflineFigure): [low: number, high: number] {
  const rates = [...points, ...peaks].map(({ flopsPerSecond }) => flopsPerSecond);
  return [Math.min(...rates) / 1.8, Math.max(...rates) * 1.8];
}

function drawIntensityAxis(canvas: Canvas, box: Box, x: ScaleLogarithmic<number, number>): void {
  const axis = canvas
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(${box.left},${box.top + box.height})`);
  const [low = 1, high = 1] = x.domain();
  const marks = axis
    .selectAll("g")
    .data(chooseLogTicks(low, high, Math.max(3, Math.floor(box.width / 60)), "1"))
    .join("g")
    .attr("transform", ({ value }) => `translate(${x(value)},0)`);
  marks.append("line").attr("class", "tick").attr("y2", 5);
  marks
    .append("text")
    .attr("y", 20)
    .attr("text-anchor", ({ value, label }) => (x(value) + measureText(label) / 2 > box.width + 6 ? "end" : "middle"))
    .text(({ label }) => label);
  axis
    .append("text")
    .attr("x", box.width)
    .attr("y", 40)
    .attr("text-anchor", "end")
    .text(box.width < 400 ? "operations for each byte" : "arithmetic intensity: operations for each byte moved");
}

function drawPoints(canvas: Canvas, points: readonly RooflinePoint[], { x, y }: RooflineScales): void {
  const [bottom = 0] = y.range();
  const groups = canvas
    .append("g")
    .selectAll("g")
    .data(points)
    .join("g")
    .attr("class", ({ hue }) => `point hue-${hue}`)
    .attr("transform", ({ flopsPerByte }) => `translate(${x(flopsPerByte)},0)`);
  groups
    .append("line")
    .attr("y1", ({ low }) => Math.min(bottom, y(low)))
    .attr("y2", ({ high }) => Math.max(0, y(high)));
  groups
    .append("path")
    .attr("transform", ({ flopsPerSecond }) => `translate(0,${y(flopsPerSecond)})`)
    .attr("d", ({ mark }) => getMarkPath(mark, MARK_AREA));
}

function readPoint({ title, hue, flopsPerByte, flopsPerSecond, low, high, rooflineShare }: RooflinePoint): Reading {
  const detail = `${formatQuantity(low, "FLOP/s")} to ${formatQuantity(high, "FLOP/s")}`;
  return {
    title,
    rows: [
      { label: "rate", hue, text: formatQuantity(flopsPerSecond, "FLOP/s"), detail },
      { label: "share of its roofline", hue, text: formatQuantity(rooflineShare, "share"), detail: "" },
      { label: "intensity", hue, text: formatQuantity(flopsPerByte, "FLOP/B"), detail: "" },
    ],
  };
}
