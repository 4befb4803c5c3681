import { line, scaleLinear, scaleLog } from "d3";
import type { Line, ResponseFigure, ResponsePanel } from "../figures/figure.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";
import { drawPanelTitle, drawValueAxis, measureLabels } from "./axes.ts";
import { chooseLinearTicks, chooseLogTicks } from "./axis-ticks.ts";
import { drawBand } from "./draw-band.ts";
import { type Box, type Canvas, cutLabel, type Drawing, getDash, measureText, type Reading } from "./drawing.ts";
import { findBox, layOutPanels } from "./panel-grid.ts";
import { makeFittedScale, makeLogScale, type ValueScale } from "./value-scale.ts";

/** Stops up to this number are the ticks. */
const MOST_NAMED = 5;

/** Place of a stop in its panel, px. */
type Place = (at: number) => number;

/** Values against each factor, in small multiples on one common scale; names stand as dots, numbers on a line. */
export function drawResponse(canvas: Canvas, figure: ResponseFigure, width: number): Drawing {
  const { panels } = figure;
  const boxHeight = width < 560 ? 200 : panels.length > 1 ? 220 : 320;
  const scale = makeScale(figure, boxHeight);
  const { boxes, height } = layOutPanels({
    count: panels.length,
    width,
    left: measureLabels(scale.ticks),
    right: 14,
    top: 34,
    bottom: 34,
    computeHeight: () => boxHeight,
    narrowest: panels.length > 2 ? 300 : 440,
  });
  const stops = panels.flatMap((panel, index) => panel.stops.map((_, stop) => ({ panel: index, stop })));
  const places = panels.map((panel, index) => makePlace(panel, boxes[index]!.width));
  const markers = panels.map((panel, index) => {
    const [box, place] = [boxes[index]!, places[index]!];
    drawPanelTitle(canvas, box, panel.title);
    drawValueAxis(canvas, box, scale.ticks, (value) => scale.y(value));
    drawStopAxis(canvas, box, panel, place);
    for (const each of panel.lines) drawResponseLine(canvas, box, { line: each, panel, place, scale });
    return canvas.append("line").attr("class", "stop-rule").attr("display", "none");
  });
  return {
    height,
    stops: stops.length,
    locate: (x, y) => {
      const index = findBox(boxes, x, y);
      const distances = panels[index]!.stops.map(({ at }) => Math.abs(boxes[index]!.left + places[index]!(at) - x));
      const stop = distances.indexOf(Math.min(...distances));
      return stops.findIndex((each) => each.panel === index && each.stop === stop);
    },
    read: (stop) => readStop(figure, stops[stop]!),
    mark: (stop) => {
      for (const marker of markers) marker.attr("display", "none");
      const { panel, stop: own } = stops[stop ?? 0]!;
      const box = boxes[panel]!;
      const x = box.left + places[panel]!(panels[panel]!.stops[own]!.at);
      if (stop !== null) {
        markers[panel]!.attr("display", null)
          .attr("x1", x)
          .attr("x2", x)
          .attr("y1", box.top)
          .attr("y2", box.top + box.height);
      }
      return { x, y: box.top };
    },
  };
}

function makeScale({ panels, scale, unit }: ResponseFigure, height: number): ValueScale {
  const isNumber = (value: number | null): value is number => value !== null;
  const lines = panels.flatMap((panel) => panel.lines);
  const means = lines.flatMap(({ values }) => values.filter(isNumber));
  const ends = lines.flatMap(({ low, high }) => [...(low ?? []), ...(high ?? [])].filter(isNumber));
  const canBeLog = scale === "log" && means.every((value) => value > 0);
  return canBeLog ? makeLogScale(means, ends, height, unit) : makeFittedScale(means, ends, height, unit);
}

function makePlace({ isNumeric, scale, stops }: ResponsePanel, width: number): Place {
  const ends = [stops[0]!.at, stops.at(-1)!.at] as const;
  if (!isNumeric || ends[0] === ends[1]) return (at) => ((at - ends[0] + 0.5) / (ends[1] - ends[0] + 1)) * width;
  return (scale === "log" ? scaleLog() : scaleLinear()).domain(ends).range([6, width - 6]);
}

function drawStopAxis(canvas: Canvas, box: Box, { isNumeric, scale, stops }: ResponsePanel, place: Place): void {
  const axis = canvas
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(${box.left},${box.top + box.height})`);
  const [low, high] = [stops[0]!.at, stops.at(-1)!.at];
  const count = Math.max(2, Math.floor(box.width / 70));
  const ticks =
    !isNumeric || low === high || stops.length <= MOST_NAMED
      ? stops.map(({ at, label }) => ({ value: at, label }))
      : scale === "log"
        ? chooseLogTicks(low, high, count, "1")
        : chooseLinearTicks(low, high, count, "1");
  const room = box.width / ticks.length;
  for (const { value, label } of ticks) {
    const at = place(value);
    const text = cutLabel(label, room - 6);
    const half = measureText(text) / 2;
    axis.append("line").attr("class", "tick").attr("x1", at).attr("x2", at).attr("y2", 5);
    axis
      .append("text")
      .attr("x", Math.min(box.width + 12 - half, Math.max(half - 12, at)))
      .attr("y", 20)
      .attr("text-anchor", "middle")
      .text(text);
  }
}

function drawResponseLine(
  canvas: Canvas,
  box: Box,
  { line: own, panel, place, scale }: { line: Line; panel: ResponsePanel; place: Place; scale: ValueScale },
): void {
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  const x = (stop: number) => place(panel.stops[stop]!.at);
  const { values, low, high, hue, dash } = own;
  if (panel.isNumeric) {
    drawBand(group, own, x, scale);
    const path = line<number>()
      .defined((stop) => scale.isShown(values[stop]))
      .x(x)
      .y((stop) => scale.y(values[stop]!));
    group
      .append("path")
      .attr("class", `line hue-${hue}`)
      .attr("stroke-dasharray", getDash(dash))
      .attr("d", path([...values.keys()]));
  }
  for (const [stop, value] of values.entries()) {
    if (!scale.isShown(value)) continue;
    const shift = panel.isNumeric ? 0 : 6 * (dash - (panel.lines.length - 1) / 2);
    const [from, to] = [low?.[stop] ?? null, high?.[stop] ?? null];
    if (!panel.isNumeric && from !== null && to !== null) {
      group
        .append("line")
        .attr("class", `contrast-interval hue-${hue}`)
        .attr("x1", x(stop) + shift)
        .attr("x2", x(stop) + shift)
        .attr("y1", scale.clamp(from))
        .attr("y2", scale.clamp(to));
    }
    group
      .append("circle")
      .attr("class", `response-dot hue-${hue}`)
      .attr("r", 3)
      .attr("cx", x(stop) + shift)
      .attr("cy", scale.y(value));
  }
}

function readStop(
  { panels, unit }: ResponseFigure,
  { panel, stop }: { readonly panel: number; readonly stop: number },
): Reading {
  const { title, stops, lines } = panels[panel]!;
  const rows = lines.map(({ label, hue, values, low, high }) => {
    const [value, from, to] = [values[stop] ?? null, low?.[stop] ?? null, high?.[stop] ?? null];
    const detail = from === null || to === null ? "" : `${formatQuantity(from, unit)} to ${formatQuantity(to, unit)}`;
    return { label, hue, text: value === null ? NO_VALUE : formatQuantity(value, unit), detail };
  });
  return { title: `${title}: ${stops[stop]!.label}`, rows };
}
