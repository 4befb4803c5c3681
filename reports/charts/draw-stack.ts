import { area, type ScaleLinear, scaleLinear } from "d3";
import type { Layer, StackFigure, StackPanel } from "../figures/figure.ts";
import { formatMonth } from "../month-format.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";
import { drawMonthAxis, drawPanelTitle, drawValueAxis, measureLabels } from "./axes.ts";
import { chooseLinearTicks } from "./axis-ticks.ts";
import { drawEvents, measureEvents, placeEvents } from "./draw-events.ts";
import { type Box, type Canvas, type Drawing, measureText, type Reading } from "./drawing.ts";
import { drawEmptyPanel } from "./empty-panel.ts";
import { findBox, layOutPanels } from "./panel-grid.ts";

type Scale = ScaleLinear<number, number>;

/** Lower and upper edge of a layer at each month; null where no layer has a value. */
interface Edges {
  readonly layer: Layer;
  readonly edges: readonly (readonly [low: number, high: number] | null)[];
}

/** Shares of a whole as stacked areas, a panel a scheme. */
export function drawStack(canvas: Canvas, figure: StackFigure, width: number): Drawing {
  const { months, panels } = figure;
  const ticks = chooseLinearTicks(0, 1, 4, "share");
  const room = {
    count: panels.length,
    width,
    left: measureLabels(ticks),
    right: 8,
    top: panels.some(({ title }) => title !== "") ? 34 : 12,
    bottom: 34,
    computeHeight: () => (width < 560 ? 200 : 260),
    narrowest: 330,
  };
  const events = placeEvents(figure.events ?? [], months, layOutPanels(room).boxes[0]!.width);
  const { boxes, height } = layOutPanels({ ...room, top: room.top + measureEvents(events) });
  const x = scaleLinear()
    .domain([0, Math.max(1, months.length - 1)])
    .range([0, boxes[0]!.width]);
  const y = scaleLinear().domain([0, 1]).range([boxes[0]!.height, 0]).clamp(true);
  const markers = panels.map((panel, index) => {
    const box = boxes[index]!;
    drawPanelTitle(canvas, { ...box, top: box.top - measureEvents(events) }, panel.title);
    if (panel.emptyReason !== "") {
      drawEmptyPanel(canvas, box, panel.emptyReason);
      return null;
    }
    const stacked = stackLayers(panel, months.length);
    const marked = canvas.append("g").attr("data-panel", panel.title);
    drawLayers(marked, box, stacked, x, y);
    drawValueAxis(canvas, box, ticks, y);
    drawMonthAxis(canvas, box, months, x);
    drawEvents(canvas, box, events, x);
    drawLayerLabels(marked, box, stacked, x, y);
    const marker = canvas.append("g").attr("class", "marker").attr("display", "none");
    marker
      .append("line")
      .attr("y1", box.top)
      .attr("y2", box.top + box.height);
    return { marker, left: box.left };
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
      for (const found of markers) {
        found?.marker.attr("display", stop === null ? "none" : null);
        found?.marker.attr("transform", `translate(${found.left + x(stop ?? 0)},0)`);
      }
      return { x: boxes[0]!.left + x(stop ?? 0), y: boxes[0]!.top };
    },
  };
}

/** The first layer lies on top, as in the legend. */
function stackLayers({ layers }: StackPanel, count: number): Edges[] {
  const found = layers.map((layer) => ({ layer, edges: [] as (readonly [number, number] | null)[] }));
  for (let month = 0; month < count; month += 1) {
    const hasAny = layers.some(({ values }) => values[month] != null);
    let top = layers.reduce((sum, { values }) => sum + (values[month] ?? 0), 0);
    for (const { layer, edges } of found) {
      const low = top - (layer.values[month] ?? 0);
      edges.push(hasAny ? [low, top] : null);
      top = low;
    }
  }
  return found;
}

function drawLayers(canvas: Canvas, box: Box, stacked: readonly Edges[], x: Scale, y: Scale): void {
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  for (const { layer, edges } of stacked) {
    const shape = area<number>()
      .defined((index) => edges[index] != null)
      .x((index) => x(index))
      .y0((index) => y(edges[index]![0]))
      .y1((index) => y(edges[index]![1]));
    group
      .append("path")
      .attr("class", `layer hue-${layer.hue}`)
      .attr("data-of", layer.label)
      .attr("d", shape([...edges.keys()]));
  }
}

function drawLayerLabels(canvas: Canvas, box: Box, stacked: readonly Edges[], x: Scale, y: Scale): void {
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  for (const { layer, edges } of stacked) {
    const place = findLabelPlace(edges, measureText(layer.label, 600), x, y);
    if (place === null) continue;
    group
      .append("text")
      .attr("class", `layer-label on-${layer.hue}`)
      .attr("data-of", layer.label)
      .attr("x", place.x)
      .attr("y", place.y)
      .attr("dy", "0.32em")
      .attr("text-anchor", "middle")
      .text(layer.label);
  }
}

/** A place inside a layer where its label fits, thick enough and near the middle; null where there is none. */
function findLabelPlace(
  edges: Edges["edges"],
  labelWidth: number,
  x: Scale,
  y: Scale,
): { readonly x: number; readonly y: number } | null {
  const reach = Math.ceil((labelWidth / 2 + 6) / Math.max(1e-6, x(1) - x(0)));
  let best: { x: number; y: number; worth: number } | null = null;
  for (let month = reach; month < edges.length - reach; month += 1) {
    const near = edges.slice(month - reach, month + reach + 1);
    if (near.some((edge) => edge === null)) continue;
    const floor = Math.min(...near.map((edge) => y(edge![0])));
    const ceiling = Math.max(...near.map((edge) => y(edge![1])));
    const room = floor - ceiling;
    const worth = Math.min(room, 48) - (40 * Math.abs(month - edges.length / 2)) / edges.length;
    if (room >= 20 && (best === null || worth > best.worth)) best = { x: x(month), y: (floor + ceiling) / 2, worth };
  }
  return best;
}

function readMonth({ months, panels }: StackFigure, stop: number): Reading {
  const rows = panels.flatMap(({ title, layers }) =>
    layers.map(({ label, hue, values }) => {
      const value = values[stop] ?? null;
      const text = value === null ? NO_VALUE : formatQuantity(value, "share");
      return { label: title === "" ? label : `${title}: ${label}`, hue, text, detail: "" };
    }),
  );
  return { title: formatMonth(months[stop] ?? ""), rows };
}
