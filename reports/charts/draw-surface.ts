import type { SurfaceFigure } from "../figures/figure.ts";
import { listColourScales } from "../figures/surface-scales.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";
import { drawPanelTitle } from "./axes.ts";
import { makeColourRamp } from "./colour-ramp.ts";
import { type Box, type Canvas, cutLabel, type Drawing, measureText, type Reading } from "./drawing.ts";
import { findBox, layOutPanels } from "./panel-grid.ts";

interface Cell {
  readonly panel: number;
  readonly x: number;
  readonly y: number;
}

/** A map of cells, each with its number where it has room. */
export function drawSurface(canvas: Canvas, figure: SurfaceFigure, width: number): Drawing {
  const { panels, across, up } = figure;
  const [columns, rows] = [across.labels.length, up.labels.length];
  const left = Math.min(130, Math.max(...up.labels.map((label) => measureText(label))) + 10);
  const { boxes, height } = layOutPanels({
    count: panels.length,
    width,
    left,
    right: 4,
    top: panels.some(({ title }) => title !== "") ? 54 : 28,
    bottom: 48,
    computeHeight: (boxWidth) => Math.max(rows * 22, Math.min(rows * 34, boxWidth * 0.75)),
    narrowest: 400,
  });
  const ramps = listColourScales(panels).map((values) => makeColourRamp(values));
  const cells = panels.flatMap((_, panel) =>
    up.labels.flatMap((_label, y) => across.labels.map((_name, x): Cell => ({ panel, x, y }))),
  );
  const findArea = ({ panel, x, y }: Cell): Box => {
    const box = boxes[panel]!;
    const [cellWidth, cellHeight] = [box.width / columns, box.height / rows];
    return {
      left: box.left + x * cellWidth,
      top: box.top + (rows - 1 - y) * cellHeight,
      width: cellWidth,
      height: cellHeight,
    };
  };
  for (const [index, { title }] of panels.entries()) drawSides(canvas, boxes[index]!, { figure, title, left });
  const group = canvas.append("g").attr("class", "surface");
  for (const cell of cells)
    drawCell(group, findArea(cell), figure.panels[cell.panel]!.values[cell.y]![cell.x] ?? null, {
      unit: figure.unit,
      ramp: ramps[cell.panel]!,
    });
  const frame = canvas.append("rect").attr("class", "surface-frame").attr("display", "none");
  return {
    height,
    stops: cells.length,
    locate: (atX, atY) => {
      const panel = findBox(boxes, atX, atY);
      const box = boxes[panel]!;
      const hold = (part: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(part * count)));
      const x = hold((atX - box.left) / box.width, columns);
      const y = rows - 1 - hold((atY - box.top) / box.height, rows);
      return (panel * rows + y) * columns + x;
    },
    read: (stop) => readCell(figure, cells[stop]!),
    mark: (stop) => {
      const area = findArea(cells[stop ?? 0]!);
      frame.attr("display", stop === null ? "none" : null);
      frame.attr("x", area.left).attr("y", area.top).attr("width", area.width).attr("height", area.height);
      return { x: area.left + area.width / 2, y: area.top };
    },
  };
}

function drawSides(
  canvas: Canvas,
  box: Box,
  {
    figure: { across, up },
    title,
    left,
  }: { readonly figure: SurfaceFigure; readonly title: string; readonly left: number },
): void {
  drawPanelTitle(canvas, { ...box, top: box.top - 20 }, title);
  const axis = canvas.append("g").attr("class", "axis");
  axis
    .append("text")
    .attr("x", box.left - left)
    .attr("y", box.top - 10)
    .text(cutLabel(`\u2191 ${up.title}`, box.width + left));
  axis
    .append("text")
    .attr("x", box.left + box.width)
    .attr("y", box.top + box.height + 40)
    .attr("text-anchor", "end")
    .text(cutLabel(`${across.title} \u2192`, box.width + left));
  const row = box.height / up.labels.length;
  for (const [index, label] of up.labels.entries()) {
    const y = box.top + box.height - (index + 0.5) * row;
    axis
      .append("text")
      .attr("x", box.left - 6)
      .attr("y", y)
      .attr("dy", "0.32em")
      .attr("text-anchor", "end")
      .text(cutLabel(label, left - 8));
  }
  const column = box.width / across.labels.length;
  const every = Math.ceil((Math.max(...across.labels.map((label) => measureText(label))) + 8) / column);
  for (const [index, label] of across.labels.entries()) {
    if (index % every !== 0) continue;
    const half = measureText(label) / 2;
    const x = Math.min(box.width - half, Math.max(half - left + 8, (index + 0.5) * column));
    axis
      .append("text")
      .attr("x", box.left + x)
      .attr("y", box.top + box.height + 18)
      .attr("text-anchor", "middle")
      .text(label);
  }
}

function drawCell(
  group: Canvas,
  { left, top, width, height }: Box,
  value: number | null,
  { unit, ramp }: { readonly unit: string; readonly ramp: ReturnType<typeof makeColourRamp> },
): void {
  const cell = group
    .append("rect")
    .attr("class", "layer")
    .attr("x", left)
    .attr("y", top)
    .attr("width", width)
    .attr("height", height);
  if (value === null) {
    cell.attr("class", "surface-gap");
    return;
  }
  cell.attr("class", "surface-cell").attr("fill", ramp.fill(value));
  const text = formatQuantity(value, unit);
  if (measureText(text) + 6 > width) return;
  group
    .append("text")
    .attr("x", left + width / 2)
    .attr("y", top + height / 2)
    .attr("dy", "0.32em")
    .attr("text-anchor", "middle")
    .attr("fill", ramp.ink(value))
    .text(text);
}

function readCell({ panels, across, up, unit }: SurfaceFigure, { panel, x, y }: Cell): Reading {
  const { title, values } = panels[panel]!;
  const value = values[y]![x] ?? null;
  return {
    title: `${across.title}: ${across.labels[x]!}; ${up.title}: ${up.labels[y]!}`,
    rows: [
      {
        label: title === "" ? "mean" : title,
        hue: "grey",
        text: value === null ? NO_VALUE : formatQuantity(value, unit),
        detail: value === null ? "no point lies here" : "",
      },
    ],
  };
}
