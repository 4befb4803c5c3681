import { type AxisParts, measureAxis } from "../figures/axis-part.ts";
import type { ParallelAxis, ParallelFigure } from "../figures/figure.ts";
import { listBrushed } from "../figures/list-brushed.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";
import { type AxisHeights, bundlePaths, MOST_LINES, STEPS } from "./bundle-paths.ts";
import { type Canvas, cutLabel, type Drawing, measureText, type Reading, wrapLabel } from "./drawing.ts";

const TOP = 60;
const LINE = 16;
const GAP = 22;
const BOTTOM = 30;

/** Points as lines across upright axes: all in grey, those inside the brushes in colour. */
export function drawParallel(canvas: Canvas, figure: ParallelFigure, width: number): Drawing {
  const { axes } = figure;
  const height = width < 560 ? 280 : 360;
  const margin = Math.min(64, width / 12);
  const step = axes.length < 2 ? 0 : (width - 2 * margin) / (axes.length - 1);
  const xs = axes.map((_, index) => margin + index * step);
  const parts = axes.map(measureAxis);
  const places: AxisHeights = {
    xs,
    heights: axes.map(({ values }, index) => placeValues(values, parts[index]!, height)),
    bottom: height + GAP,
  };
  const chosen = listBrushed(figure);
  const isBrushed = axes.some(({ brush }) => brush !== null);
  const group = canvas.append("g").attr("transform", `translate(0,${TOP})`);
  if (isBrushed)
    drawBundles(
      group,
      figure.points.map((_, index) => index),
      { places, className: "bundle bundle-rest" },
    );
  drawBundles(group, chosen, { places, className: "bundle hue-blue" });
  const marks = axes.map((axis, index) =>
    drawAxis(group, axis, { index, x: xs[index]!, parts: parts[index]!, height, step, width }),
  );
  return {
    height: TOP + height + GAP + BOTTOM,
    stops: axes.length,
    locate: (x) => findNearest(xs, x),
    read: (stop) => readAxis(axes[stop]!, chosen, isBrushed),
    mark: (stop) => {
      for (const [index, mark] of marks.entries()) mark.classed("is-marked", index === stop);
      return { x: xs[stop ?? 0]!, y: TOP };
    },
    grasp: (x, y) => {
      const axis = findNearest(xs, x);
      if (Math.abs(xs[axis]! - x) > Math.max(12, step / 3)) return null;
      return { axis, part: Math.min(1, Math.max(0, 1 - (y - TOP) / height)) };
    },
  };
}

/** Heights from the head of the axis down; points without a value stand below its foot. */
function placeValues(values: readonly (number | null)[], { toPart }: AxisParts, height: number): Float32Array {
  return Float32Array.from(values, (value) => (value === null ? height + GAP - 4 : (1 - toPart(value)) * height));
}

function drawBundles(
  canvas: Canvas,
  chosen: readonly number[],
  { places, className }: { readonly places: AxisHeights; readonly className: string },
): void {
  const group = canvas.append("g").attr("class", className);
  const isBundled = chosen.length > MOST_LINES;
  for (const { d, depth } of bundlePaths(chosen, places)) {
    group
      .append("path")
      .attr("d", d)
      .attr("stroke-width", isBundled ? places.bottom / STEPS / 2 : 1)
      .attr(
        "stroke-opacity",
        isBundled ? 0.75 * depth : Math.max(0.25, Math.min(0.9, 30 / Math.max(1, chosen.length))),
      );
  }
}

interface AxisPlace {
  readonly index: number;
  readonly x: number;
  readonly parts: AxisParts;
  readonly height: number;
  readonly step: number;
  readonly width: number;
}

function drawAxis(canvas: Canvas, axis: ParallelAxis, { index, x, parts, height, step, width }: AxisPlace): Canvas {
  const group = canvas
    .append("g")
    .attr("class", `parallel-axis is-${axis.role}`)
    .attr("transform", `translate(${x},0)`);
  group.append("line").attr("class", "parallel-line").attr("y2", height);
  const room = Math.max(0, step - 10);
  const number = String(index + 1);
  const inside = (shift: number) => Math.min(width - x - shift, Math.max(shift - x, 0));
  const lines = room < 70 ? [number] : splitTitle(`${number} ${axis.title}`, room);
  for (const [at, line] of lines.entries()) {
    group
      .append("text")
      .attr("class", "panel-title")
      .attr("x", inside(measureText(line, 600) / 2))
      .attr("y", -28 - (lines.length - 1 - at) * LINE)
      .attr("text-anchor", "middle")
      .text(line);
  }
  for (const { part, label } of listEnds(axis, parts)) {
    const text = cutLabel(label, Math.max(34, room));
    group
      .append("text")
      .attr("class", "axis-label")
      .attr("x", inside(measureText(text) / 2))
      .attr("y", part === 1 ? -8 : part === 0 ? height + 16 : (1 - part) * height + 4)
      .attr("text-anchor", "middle")
      .text(text);
  }
  if (axis.brush !== null) {
    const [low, high] = axis.brush.map(parts.toPart) as [number, number];
    group
      .append("rect")
      .attr("class", "parallel-brush")
      .attr("x", -7)
      .attr("width", 14)
      .attr("y", (1 - high) * height)
      .attr("height", Math.max(2, (high - low) * height));
  }
  return group;
}

/** At most two lines, the second cut where it is too long. */
function splitTitle(title: string, room: number): string[] {
  const [first = "", ...others] = wrapLabel(title, room, 600);
  return [first, others.join(" ")].filter((line) => line !== "").map((line) => cutLabel(line, room, 600));
}

/** Least and most of numbers; every name. */
function listEnds({ names, unit }: ParallelAxis, { ends, toPart }: AxisParts): { part: number; label: string }[] {
  if (names !== null) return names.map((label, value) => ({ part: toPart(value), label }));
  if (ends[0] === ends[1]) return [{ part: 0, label: formatQuantity(ends[0], unit) }];
  return ends.map((value, part) => ({ part, label: formatQuantity(value, unit) }));
}

function readAxis(axis: ParallelAxis, chosen: readonly number[], isBrushed: boolean): Reading {
  const all = { label: isBrushed ? "all points" : "points", hue: "grey" as const, ...saySpread(axis, axis.values) };
  if (!isBrushed) return { title: axis.title, rows: [all] };
  const own = chosen.map((place) => axis.values[place] ?? null);
  return { title: axis.title, rows: [{ label: "chosen", hue: "blue", ...saySpread(axis, own) }, all] };
}

/** Median, and from the least to the most. */
function saySpread(
  { unit, names }: ParallelAxis,
  values: readonly (number | null)[],
): { text: string; detail: string } {
  const known = values.filter((value) => value !== null).sort((one, two) => one - two);
  if (known.length === 0) return { text: NO_VALUE, detail: "no value" };
  if (names !== null) {
    const tried = names.filter((_, value) => known.includes(value));
    return { text: tried.join(", "), detail: "" };
  }
  const [low, high] = [known[0]!, known.at(-1)!];
  return {
    text: `median ${formatQuantity(known[(known.length - 1) >> 1]!, unit)}`,
    detail: `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`,
  };
}

function findNearest(xs: readonly number[], x: number): number {
  const distances = xs.map((own) => Math.abs(own - x));
  return distances.indexOf(Math.min(...distances));
}
