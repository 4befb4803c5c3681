import { scaleLinear } from "d3";
import type { RankedBar, RankedFigure } from "../figures/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { drawBarRows, findRow } from "./draw-bar-rows.ts";
import { drawBottomAxis } from "./draw-distribution.ts";
import type { Canvas, Drawing, Reading } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";

/** Bars from zero with their intervals; a diamond for the second value, a dashed tick for what luck alone would give. */
export function drawRanked(canvas: Canvas, figure: RankedFigure, width: number): Drawing {
  const { bars, unit } = figure;
  const { box, groups, rowHeight } = drawBarRows(
    canvas,
    bars.map(({ label }) => ({ label, value: "" })),
    width,
  );
  const ends = bars.flatMap(({ value, high, mark, noiseFloor }) => [value, high ?? 0, mark ?? 0, noiseFloor ?? 0]);
  const starts = bars.flatMap(({ value, low, mark }) => [value, low ?? 0, mark ?? 0]);
  const x = scaleLinear()
    .domain([Math.min(0, ...starts), Math.max(...ends) || 1])
    .range([0, box.width])
    .nice(5);
  const [start = 0, end = 1] = x.domain();
  drawBottomAxis(canvas, box, { place: x, unit, start, end });
  for (const [index, group] of groups.entries()) drawBar(group, bars[index]!, x);
  return {
    height: box.top + box.height + 40,
    stops: bars.length,
    locate: (_, y) => findRow(y, box, rowHeight, bars.length),
    read: (stop) => readBar(figure, bars[stop]!),
    mark: (stop) => {
      for (const [index, group] of groups.entries()) group.classed("is-marked", index === stop);
      return { x: box.left + x(bars[stop ?? 0]!.value), y: box.top + (stop ?? 0) * rowHeight };
    },
  };
}

function drawBar(group: Canvas, { value, low, high, mark, noiseFloor }: RankedBar, x: (value: number) => number): void {
  const ends = [x(0), x(value)].toSorted((one, two) => one - two) as [number, number];
  group
    .append("rect")
    .attr("class", "rank-bar hue-sky")
    .attr("x", ends[0])
    .attr("width", Math.max(1, ends[1] - ends[0]))
    .attr("y", -7)
    .attr("height", 14);
  if (low !== null && high !== null)
    group.append("line").attr("class", "rank-interval").attr("x1", x(low)).attr("x2", x(high));
  if (noiseFloor !== null) {
    group
      .append("line")
      .attr("class", "rank-floor")
      .attr("x1", x(noiseFloor))
      .attr("x2", x(noiseFloor))
      .attr("y1", -11)
      .attr("y2", 11);
  }
  if (mark === null) return;
  group
    .append("path")
    .attr("class", "range-mark hue-vermillion")
    .attr("d", getMarkPath(3, 60))
    .attr("transform", `translate(${x(mark)},0)`);
}

function readBar(
  { unit, valueTitle, markTitle }: RankedFigure,
  { label, value, low, high, mark, noiseFloor }: RankedBar,
): Reading {
  const detail = low === null || high === null ? "" : `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`;
  const more = [
    { label: markTitle, hue: "vermillion" as const, value: mark },
    { label: "from luck alone", hue: "grey" as const, value: noiseFloor },
  ].flatMap(({ label: name, hue, value: own }) =>
    own === null ? [] : [{ label: name, hue, text: formatQuantity(own, unit), detail: "" }],
  );
  return {
    title: label,
    rows: [{ label: valueTitle, hue: "sky", text: formatQuantity(value, unit), detail }, ...more],
  };
}
