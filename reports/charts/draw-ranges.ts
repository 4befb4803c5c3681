import { scaleLinear } from "d3";
import type { RangeRow, RangesFigure } from "../figures/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { drawBottomAxis } from "./draw-distribution.ts";
import { drawReference } from "./draw-reference.ts";
import { type Canvas, cutLabel, type Drawing, measureText, type Reading } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";

const ROW = 24;
const HEAD = 24;
const BOTTOM = 40;
const MARK_AREA = 70;
const SMALLEST_END = 0.01;

/** Values with intervals on one scale from zero, with a second value as a mark of another shape. */
export function drawRanges(canvas: Canvas, figure: RangesFigure, width: number): Drawing {
  const { rows, unit, reference } = figure;
  const longestLabel = Math.max(...rows.map(({ label }) => measureText(label)));
  const left = Math.min(longestLabel + 16, width * 0.3);
  const box = { left, top: HEAD, width: width - left - 16, height: rows.length * ROW };
  const values = rows.flatMap(({ mean, high, mark }) => [mean, high ?? 0, mark ?? 0]);
  // All of them may be zero.
  const end = Math.max(reference?.value ?? 0, ...values) || SMALLEST_END;
  const x = scaleLinear().domain([0, end]).range([0, box.width]).nice(5);
  drawBottomAxis(canvas, box, { place: x, unit, end: x.domain()[1]! });
  const groups = rows.map((row, index) => {
    const group = canvas
      .append("g")
      .attr("class", "dot-row")
      .attr("transform", `translate(0,${HEAD + index * ROW})`);
    group.append("rect").attr("class", "row-ground").attr("width", width).attr("height", ROW);
    group
      .append("text")
      .attr("y", ROW / 2)
      .attr("dy", "0.32em")
      .text(cutLabel(row.label, left - 12));
    drawRow(group.append("g").attr("transform", `translate(${left},${ROW / 2})`), row, x, box.width);
    return group;
  });
  drawReference(canvas, box, reference, { x, lineTop: 18, labelY: 12 });
  return {
    height: HEAD + box.height + BOTTOM,
    stops: rows.length,
    locate: (_, y) => Math.min(rows.length - 1, Math.max(0, Math.floor((y - HEAD) / ROW))),
    read: (stop) => readRow(figure, rows[stop]!),
    mark: (stop) => {
      for (const [index, group] of groups.entries()) group.classed("is-marked", index === stop);
      return { x: left + x(rows[stop ?? 0]!.mean), y: HEAD + (stop ?? 0) * ROW };
    },
  };
}

function drawRow(
  group: Canvas,
  { mean, low, high, mark }: RangeRow,
  x: (value: number) => number,
  width: number,
): void {
  group.append("line").attr("class", "rule").attr("x2", width);
  if (low !== null && high !== null) {
    group
      .append("line")
      .attr("class", "interval")
      .attr("x1", x(Math.max(0, low)))
      .attr("x2", x(high));
  }
  group.append("circle").attr("class", "dot").attr("cx", x(mean)).attr("r", 4);
  if (mark === null) return;
  group
    .append("path")
    .attr("class", "range-mark hue-vermillion")
    .attr("d", getMarkPath(3, MARK_AREA))
    .attr("transform", `translate(${x(mark)},0)`);
}

function readRow({ unit, valueTitle, markTitle }: RangesFigure, { label, mean, low, high, mark }: RangeRow): Reading {
  const detail = low === null || high === null ? "" : `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`;
  const marks =
    mark === null
      ? []
      : [{ label: markTitle, hue: "vermillion" as const, text: formatQuantity(mark, unit), detail: "" }];
  return {
    title: label,
    rows: [{ label: valueTitle, hue: "blue", text: formatQuantity(mean, unit), detail }, ...marks],
  };
}
