import { line, scaleLinear } from "d3";
import type { Curve, LorenzFigure } from "../figures/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { drawPanelTitle, drawValueAxis, measureLabels } from "./axes.ts";
import { chooseLinearTicks } from "./axis-ticks.ts";
import { type Box, type Canvas, type Drawing, getDash, type Reading } from "./drawing.ts";
import { findBox, layOutPanels } from "./panel-grid.ts";

const STEPS = 20;

/** Lorenz curves in squares, with the diagonal of equal shares. */
export function drawLorenz(canvas: Canvas, figure: LorenzFigure, width: number): Drawing {
  const { panels } = figure;
  const ticks = chooseLinearTicks(0, 1, 4, "share");
  const { boxes, height } = layOutPanels({
    count: panels.length,
    width,
    left: measureLabels(ticks),
    right: 12,
    top: 34,
    bottom: 52,
    computeHeight: (boxWidth) => Math.min(boxWidth, 340),
    narrowest: 270,
  });
  const [first] = boxes;
  const x = scaleLinear().range([0, first!.width]);
  const y = scaleLinear().range([first!.height, 0]);
  const markers = panels.map(({ title, curves }, index) => {
    const box = boxes[index]!;
    drawPanelTitle(canvas, box, title);
    drawValueAxis(canvas, box, ticks, y);
    drawShareAxis(canvas, box);
    drawCurves(canvas, box, curves, x, y);
    const marker = canvas.append("g").attr("class", "marker").attr("display", "none");
    marker
      .append("line")
      .attr("y1", box.top)
      .attr("y2", box.top + box.height);
    return { marker, box };
  });
  return {
    height,
    stops: STEPS + 1,
    locate: (atX, atY) => {
      const box = boxes[findBox(boxes, atX, atY)]!;
      return Math.min(STEPS, Math.max(0, Math.round(x.invert(atX - box.left) * STEPS)));
    },
    read: (stop) => readShare(figure, stop / STEPS),
    mark: (stop) => {
      for (const { marker, box } of markers) {
        marker.attr("display", stop === null ? "none" : null);
        marker.attr("transform", `translate(${box.left + x((stop ?? 0) / STEPS)},0)`);
      }
      return { x: first!.left + x((stop ?? 0) / STEPS), y: first!.top };
    },
  };
}

function drawShareAxis(canvas: Canvas, box: Box): void {
  const axis = canvas
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(${box.left},${box.top + box.height})`);
  for (const { value, label } of chooseLinearTicks(0, 1, box.width < 290 ? 2 : 4, "share")) {
    axis
      .append("line")
      .attr("class", "tick")
      .attr("x1", value * box.width)
      .attr("x2", value * box.width)
      .attr("y2", 5);
    axis
      .append("text")
      .attr("x", value * box.width)
      .attr("y", 20)
      .attr("text-anchor", value === 1 ? "end" : "middle")
      .text(label);
  }
  axis.append("text").attr("x", box.width).attr("y", 40).attr("text-anchor", "end").text("of parties, least first");
}

function drawCurves(
  canvas: Canvas,
  box: Box,
  curves: readonly Curve[],
  x: (share: number) => number,
  y: (share: number) => number,
): void {
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  group.append("line").attr("class", "diagonal").attr("y1", box.height).attr("x2", box.width);
  for (const { label, parties, total, hue, dash } of curves) {
    const path = line<number>()
      .x((index) => x(parties[index]!))
      .y((index) => y(total[index]!));
    group
      .append("path")
      .attr("class", `line hue-${hue}`)
      .attr("data-of", label)
      .attr("stroke-dasharray", getDash(dash))
      .attr("d", path([...parties.keys()]));
  }
}

function readShare({ panels }: LorenzFigure, share: number): Reading {
  const rows = panels.flatMap(({ title, curves }) =>
    curves.map((curve) => ({
      label: `${title}, ${curve.label}`,
      hue: curve.hue,
      text: formatQuantity(interpolate(curve, share), "share"),
      detail: "",
    })),
  );
  return { title: `The least ${formatQuantity(share, "share")} of parties have`, rows };
}

/** Height of a curve at a share of parties, on the line between two of its points. */
function interpolate({ parties, total }: Curve, share: number): number {
  const found = parties.findIndex((value) => value >= share);
  const right = Math.max(1, found < 0 ? parties.length - 1 : found);
  const [x0, x1, y0, y1] = [parties[right - 1] ?? 0, parties[right] ?? 1, total[right - 1] ?? 0, total[right] ?? 1];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (share - x0)) / (x1 - x0);
}
