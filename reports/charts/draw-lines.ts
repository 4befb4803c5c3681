import { line, type ScaleLinear, scaleLinear } from "d3";
import type { Line, LinesFigure, LinesPanel } from "../figures/figure.ts";
import { formatMonth } from "../month-format.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";
import { drawMonthAxis, drawPanelTitle, drawValueAxis, measureLabels } from "./axes.ts";
import { drawBand } from "./draw-band.ts";
import { drawEvents, measureEvents, placeEvents } from "./draw-events.ts";
import { drawRuns } from "./draw-runs.ts";
import { type Box, type Canvas, type Drawing, getDash, measureText, type Reading } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";
import { findBox, layOutPanels } from "./panel-grid.ts";
import { spreadLabels } from "./spread-labels.ts";
import { makeLinearScale, makeLogScale, type ValueScale } from "./value-scale.ts";

/** Narrowest drawing in which lines carry their names. */
const DIRECT_LABEL_WIDTH = 560;
/** Free space beside a name. */
const LABEL_MARGIN = 12;

/** Of a point, square pixels. */
const POINT_AREA = 34;

/** Whether every line can carry its whole name; else the legend does. */
export function carriesNames(figure: LinesFigure, width: number): boolean {
  return width >= DIRECT_LABEL_WIDTH && measureNames(figure) <= getMostRoom(width);
}

function measureNames({ panels }: LinesFigure): number {
  const labels = panels.flatMap(({ lines }) => lines.map(({ label }) => measureText(label, 600) + LABEL_MARGIN));
  return Math.max(24, ...labels);
}

function getMostRoom(width: number): number {
  return Math.min(200, width / 5);
}

/** Lines with interval bands, in one panel or in small multiples on one common scale. */
export function drawLines(canvas: Canvas, figure: LinesFigure, width: number): Drawing {
  const { months, panels } = figure;
  const hasTitles = panels.some(({ title }) => title !== "");
  const labelled = carriesNames(figure, width);
  const boxHeight = width < 560 ? 220 : panels.length > 1 ? 260 : 320;
  const scale = makeScale(figure, boxHeight);
  const labelRoom = measureNames(figure);
  const room = {
    count: panels.length,
    width,
    left: measureLabels(scale.ticks),
    right: labelled ? labelRoom : 12,
    top: hasTitles ? 34 : 12,
    bottom: 34,
    computeHeight: () => boxHeight,
    narrowest: 440,
  };
  const events = placeEvents(figure.events ?? [], months, layOutPanels(room).boxes[0]!.width);
  const { boxes, height } = layOutPanels({ ...room, top: room.top + measureEvents(events) });
  const x = scaleLinear()
    .domain([0, Math.max(1, months.length - 1)])
    .range([0, boxes[0]!.width]);
  const marks = panels.map((panel, index) => {
    const box = boxes[index]!;
    drawPanelTitle(canvas, { ...box, top: box.top - measureEvents(events) }, panel.title);
    drawValueAxis(canvas, box, scale.ticks, (value) => scale.y(value));
    drawMonthAxis(canvas, box, months, (at) => x(at));
    drawEvents(canvas, box, events, (at) => x(at));
    const marked = canvas.append("g").attr("data-panel", panel.title);
    if (figure.showsRuns === true) drawRuns(marked, box, panel.lines, (at) => x(at), scale);
    drawPanelLines(marked, box, panel.lines, x, scale);
    if (figure.reference !== undefined) drawLevel(canvas, box, figure.reference, scale);
    if (labelled) drawLineLabels(marked, box, { lines: panel.lines, scale });
    return makeMarker(canvas, box, panel, x, scale);
  });
  return {
    height,
    stops: months.length,
    locate: (atX, atY) => {
      const box = boxes[findBox(boxes, atX, atY)]!;
      return Math.min(months.length - 1, Math.max(0, Math.round(x.invert(atX - box.left))));
    },
    read: (stop) => readMonth(figure, stop),
    mark: (stop) => {
      for (const mark of marks) mark(stop);
      return { x: boxes[0]!.left + x(stop ?? 0), y: boxes[0]!.top };
    },
  };
}

function makeScale({ panels, unit, scale, reference, showsRuns = false }: LinesFigure, height: number): ValueScale {
  const isNumber = (value: number | null): value is number => value !== null;
  const lines = panels.flatMap((panel) => panel.lines);
  const levels = reference === undefined ? [] : [reference.value];
  const means = [...levels, ...lines.flatMap(({ values }) => values.filter(isNumber))];
  const ends = lines.flatMap(({ low, high }) => [...(low ?? []), ...(high ?? [])].filter(isNumber));
  if (showsRuns) ends.push(...lines.flatMap(({ runs = [] }) => runs.flat().filter(isNumber)));
  const canBeLog = scale === "log" && means.some((value) => value > 0);
  return canBeLog ? makeLogScale(means, ends, height, unit) : makeLinearScale(means, ends, height, unit);
}

function drawLevel(
  canvas: Canvas,
  box: Box,
  { value, label }: { readonly value: number; readonly label: string },
  scale: ValueScale,
): void {
  const group = canvas
    .append("g")
    .attr("class", "reference")
    .attr("transform", `translate(${box.left},${box.top + scale.y(value)})`);
  group.append("line").attr("x2", box.width);
  group
    .append("text")
    .attr("x", box.width - 4)
    .attr("y", -6)
    .attr("text-anchor", "end")
    .text(label);
}

function drawPanelLines(
  canvas: Canvas,
  box: Box,
  lines: readonly Line[],
  x: ScaleLinear<number, number>,
  scale: ValueScale,
): void {
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  for (const each of lines) drawBand(group, each, (index) => x(index), scale);
  for (const { label, values, hue, dash, mark } of lines) {
    if (mark !== undefined) {
      drawPoints(group, { values, hue, mark }, x, scale);
      continue;
    }
    const path = line<number>()
      .defined((index) => scale.isShown(values[index]))
      .x((index) => x(index))
      .y((index) => scale.y(values[index]!));
    group
      .append("path")
      .attr("class", `line hue-${hue}`)
      .attr("data-of", label)
      .attr("stroke-dasharray", getDash(dash))
      .attr("d", path([...values.keys()]));
  }
}

function drawPoints(
  group: Canvas,
  { values, hue, mark }: Pick<Line, "values" | "hue"> & { readonly mark: number },
  x: ScaleLinear<number, number>,
  scale: ValueScale,
): void {
  for (const [index, value] of values.entries()) {
    if (!scale.isShown(value)) continue;
    group
      .append("path")
      .attr("class", `mark hue-${hue}`)
      .attr("transform", `translate(${x(index)},${scale.y(value)})`)
      .attr("d", getMarkPath(mark, POINT_AREA));
  }
}

function drawLineLabels(
  canvas: Canvas,
  box: Box,
  { lines, scale }: { lines: readonly Line[]; scale: ValueScale },
): void {
  const named = lines.flatMap(({ label, hue, values }) => {
    const last = values.findLast((value) => scale.isShown(value));
    return last == null ? [] : [{ label, hue, y: scale.y(last) }];
  });
  const spread = spreadLabels(
    named.map(({ y }) => y),
    16,
    6,
    box.height,
  );
  canvas
    .append("g")
    .attr("class", "line-labels")
    .selectAll("text")
    .data(named)
    .join("text")
    .attr("class", ({ hue }) => `hue-${hue}`)
    .attr("data-of", ({ label }) => label)
    .attr("x", box.left + box.width + 8)
    .attr("y", (_, index) => box.top + spread[index]!)
    .attr("dy", "0.32em")
    .text(({ label }) => label);
}

function makeMarker(
  canvas: Canvas,
  box: Box,
  { lines }: LinesPanel,
  x: ScaleLinear<number, number>,
  scale: ValueScale,
): (stop: number | null) => void {
  const group = canvas.append("g").attr("class", "marker").attr("display", "none");
  const rule = group
    .append("line")
    .attr("y1", box.top)
    .attr("y2", box.top + box.height);
  const dots = lines.map(({ hue }) => group.append("circle").attr("class", `hue-${hue}`).attr("r", 4.5));
  return (stop) => {
    group.attr("display", stop === null ? "none" : null);
    if (stop === null) return;
    const at = box.left + x(stop);
    rule.attr("x1", at).attr("x2", at);
    for (const [index, dot] of dots.entries()) {
      const value = lines[index]?.values[stop];
      dot.attr("display", scale.isShown(value) ? null : "none");
      if (scale.isShown(value)) dot.attr("cx", at).attr("cy", box.top + scale.y(value));
    }
  };
}

function readMonth({ months, panels, unit }: LinesFigure, stop: number): Reading {
  const rows = panels.flatMap(({ title, lines }) =>
    lines.map(({ label, hue, values, low, high }) => {
      const [value, from, to] = [values[stop] ?? null, low?.[stop] ?? null, high?.[stop] ?? null];
      const detail = from === null || to === null ? "" : `${formatQuantity(from, unit)} to ${formatQuantity(to, unit)}`;
      const name = title === "" ? label : `${title}: ${label}`;
      return { label: name, hue, text: value === null ? NO_VALUE : formatQuantity(value, unit), detail };
    }),
  );
  return { title: formatMonth(months[stop] ?? ""), rows };
}
