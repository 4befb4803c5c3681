import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3";
import type { ScatterAxis, ScatterFigure, ScatterPoint } from "../figures/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { drawValueAxis, measureLabels } from "./axes.ts";
import { chooseLinearTicks, chooseLogTicks, type Tick } from "./axis-ticks.ts";
import { drawNames } from "./draw-point-labels.ts";
import { type Box, type Canvas, type Drawing, measureText, type Reading } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";
import type { Area } from "./place-labels.ts";

/** Named points on two axes, with the best so far as steps. */
export function drawScatter(canvas: Canvas, figure: ScatterFigure, width: number): Drawing {
  const { points } = figure;
  const boxHeight = width < 560 ? 320 : Math.min(520, Math.round(width * 0.5));
  const y = makeScale(
    figure.y,
    points.map((point) => point.y),
  ).range([boxHeight, 0]);
  const ticks = chooseTicks(figure.y, y, Math.floor(boxHeight / 44));
  const left = measureLabels(ticks);
  const box: Box = { left, top: 26, width: Math.max(40, width - left - 12), height: boxHeight };
  const x = makeScale(
    figure.x,
    points.map((point) => point.x),
  ).range([0, box.width]);
  canvas.append("g").attr("class", "axis").append("text").attr("y", 12).text(`\u2191 ${figure.y.title}`);
  drawValueAxis(canvas, box, ticks, y);
  drawAcross(canvas, box, figure.x, x);
  const inner = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  drawSteps(inner, figure, { x, y, end: box.width });
  inner
    .append("g")
    .selectAll("path")
    .data(points)
    .join("path")
    .attr("class", ({ hue }) => `contrast hue-${hue}`)
    .attr("transform", (point) => `translate(${x(point.x)},${y(point.y)})`)
    .attr("d", ({ mark }) => getMarkPath(mark, 46));
  const places = points.map((point) => ({ name: point.name, x: x(point.x), y: y(point.y) }));
  drawNames(inner, box, { points: places, taken: [], avoided: coverSteps(figure, { x, y, end: box.width }) });
  const ring = inner.append("circle").attr("class", "point-ring").attr("r", 9).attr("display", "none");
  return {
    height: box.top + box.height + 46,
    stops: points.length,
    locate: (atX, atY) => {
      const distances = places.map((place) => Math.hypot(place.x + box.left - atX, place.y + box.top - atY));
      return distances.indexOf(Math.min(...distances));
    },
    read: (stop) => readPoint(figure, points[stop]!),
    mark: (stop) => {
      const at = places[stop ?? 0]!;
      ring
        .attr("display", stop === null ? "none" : null)
        .attr("cx", at.x)
        .attr("cy", at.y);
      return { x: at.x + box.left, y: at.y + box.top };
    },
  };
}

type Scale = ScaleContinuousNumeric<number, number>;

function makeScale({ scale }: ScatterAxis, values: readonly number[]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (scale === "log") return scaleLog().domain([low / 1.6, high * 1.6]);
  const margin = Math.max((high - low) / 20, 0.3);
  return scaleLinear().domain([low - margin, high + margin]);
}

function chooseTicks({ scale, unit }: ScatterAxis, own: Scale, count: number): Tick[] {
  const [low = 0, high = 1] = own.domain();
  if (scale === "log") return chooseLogTicks(low, high, Math.max(3, count), unit);
  if (scale === "linear") return chooseLinearTicks(low, high, count, unit);
  return own
    .ticks(Math.max(2, count))
    .filter(Number.isInteger)
    .map((value) => ({ value, label: String(value) }));
}

function drawAcross(canvas: Canvas, box: Box, axis: ScatterAxis, x: Scale): void {
  const group = canvas
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(${box.left},${box.top + box.height})`);
  for (const { value, label } of chooseTicks(axis, x, Math.floor(box.width / 80))) {
    const at = x(value);
    group.append("line").attr("class", "tick").attr("x1", at).attr("x2", at).attr("y2", 5);
    const anchor = at + measureText(label) / 2 > box.width + 8 ? "end" : "middle";
    group.append("text").attr("x", at).attr("y", 20).attr("text-anchor", anchor).text(label);
  }
  group.append("text").attr("x", box.width).attr("y", 40).attr("text-anchor", "end").text(`${axis.title} \u2192`);
}

function drawSteps(
  group: Canvas,
  { frontier }: ScatterFigure,
  { x, y, end }: { readonly x: Scale; readonly y: Scale; readonly end: number },
): void {
  const [first, ...rest] = frontier;
  if (first === undefined) return;
  const steps = rest.map(([atX, atY]) => `H${x(atX)}V${y(atY)}`).join("");
  group
    .append("path")
    .attr("class", "frontier")
    .attr("d", `M${x(first[0])} ${y(first[1])}${steps}H${end}`);
}

/** Areas of the steps, which names had better leave free. */
function coverSteps(
  { frontier }: ScatterFigure,
  { x, y, end }: { readonly x: Scale; readonly y: Scale; readonly end: number },
): Area[] {
  return frontier.flatMap(([atX, atY], index) => {
    const next = frontier[index + 1];
    const [left, top, right] = [x(atX), y(atY), next === undefined ? end : x(next[0])];
    const level = { left, top: top - 1, right, bottom: top + 1 };
    return next === undefined ? [level] : [level, { left: right - 1, top, right: right + 1, bottom: y(next[1]) }];
  });
}

function readPoint({ x, y }: ScatterFigure, point: ScatterPoint): Reading {
  const say = ({ title, unit, scale }: ScatterAxis, value: number) => ({
    label: title,
    hue: point.hue,
    text: scale === "year" ? value.toFixed(1) : formatQuantity(value, unit),
    detail: "",
  });
  return {
    title: point.name,
    rows: [
      say(y, point.y),
      say(x, point.x),
      { label: "kind", hue: point.hue, text: point.group, detail: point.detail },
    ],
  };
}
