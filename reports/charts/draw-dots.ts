import { scaleLinear } from "d3";
import type { Dot, DotsFigure } from "../figures/figure.ts";
import { formatSigned } from "../number-format.ts";
import { type Canvas, cutLabel, type Drawing, measureText, type Reading } from "./drawing.ts";

const ROW = 30;
const STACKED_ROW = 54;
const HEAD = 30;

/** Means with their intervals around zero, a row each on its own symmetric scale. */
export function drawDots(canvas: Canvas, figure: DotsFigure, width: number): Drawing {
  const isWide = width >= 720;
  const rowHeight = isWide ? ROW : STACKED_ROW;
  const labelWidth = isWide ? Math.min(300, width * 0.32) : 0;
  const valueWidth = isWide ? 110 : 0;
  const [left, right] = [labelWidth + 8, width - valueWidth - 8];
  const centre = (left + right) / 2;
  const height = HEAD + figure.dots.length * rowHeight + 8;
  drawDotsHead(canvas, figure, centre, centre - left - 12);
  const rows = figure.dots.map((dot, index) => {
    const group = canvas
      .append("g")
      .attr("class", "dot-row")
      .attr("transform", `translate(0,${HEAD + index * rowHeight})`);
    const middle = isWide ? rowHeight / 2 : rowHeight - 16;
    group.append("rect").attr("class", "row-ground").attr("width", width).attr("height", rowHeight);
    group.append("line").attr("class", "rule").attr("x1", left).attr("x2", right).attr("y1", middle).attr("y2", middle);
    group
      .append("line")
      .attr("class", "rule-zero")
      .attr("x1", centre)
      .attr("x2", centre)
      .attr("y1", isWide ? 0 : middle - 12)
      .attr("y2", isWide ? rowHeight : middle + 12);
    group
      .append("text")
      .attr("y", isWide ? middle : 16)
      .attr("dy", "0.32em")
      .text(cutLabel(dot.label, isWide ? labelWidth : width - 130));
    group
      .append("text")
      .attr("class", "row-value")
      .attr("x", width)
      .attr("y", isWide ? middle : 16)
      .attr("dy", "0.32em")
      .attr("text-anchor", "end")
      .text(formatSigned(dot.mean, dot.unit));
    drawInterval(group, dot, middle, [left + 10, right - 10]);
    return group;
  });
  return {
    height,
    stops: rows.length,
    locate: (_, y) => Math.min(rows.length - 1, Math.max(0, Math.floor((y - HEAD) / rowHeight))),
    read: (stop) => readRow(figure.dots[stop]!),
    mark: (stop) => {
      for (const [index, row] of rows.entries()) row.classed("is-marked", index === stop);
      return { x: centre, y: HEAD + (stop ?? 0) * rowHeight };
    },
  };
}

/** What the two sides mean, cut to a word where there is no room. */
export function drawDotsHead(
  canvas: Canvas,
  { left, right }: Pick<DotsFigure, "left" | "right">,
  centre: number,
  room: number,
): void {
  const head = canvas.append("g").attr("class", "axis");
  const shorten = (text: string) => (measureText(text) + 20 > room ? (text.split(" ")[0] ?? "") : text);
  head
    .append("text")
    .attr("x", centre - 12)
    .attr("y", 12)
    .attr("text-anchor", "end")
    .text(`\u2190 ${shorten(left)}`);
  head
    .append("text")
    .attr("x", centre + 12)
    .attr("y", 12)
    .text(`${shorten(right)} \u2192`);
}

/** A filled dot where the interval excludes zero, an open one where it does not. */
function drawInterval(group: Canvas, { mean, low, high }: Dot, middle: number, range: readonly [number, number]): void {
  const reach = Math.max(Math.abs(mean), Math.abs(low ?? 0), Math.abs(high ?? 0));
  const x = scaleLinear()
    .domain([-reach || -1, reach || 1])
    .range(range);
  if (low !== null && high !== null) {
    group
      .append("line")
      .attr("class", "interval")
      .attr("x1", x(low))
      .attr("x2", x(high))
      .attr("y1", middle)
      .attr("y2", middle);
    for (const end of [low, high]) {
      group
        .append("line")
        .attr("class", "interval-end")
        .attr("x1", x(end))
        .attr("x2", x(end))
        .attr("y1", middle - 5)
        .attr("y2", middle + 5);
    }
  }
  const isClear = low !== null && high !== null && (low > 0 || high < 0);
  group
    .append("circle")
    .attr("class", isClear ? "dot" : "dot dot-open")
    .attr("cx", x(mean))
    .attr("cy", middle)
    .attr("r", 5);
}

function readRow({ label, unit, mean, low, high }: Dot): Reading {
  const detail = low === null || high === null ? "" : `${formatSigned(low, unit)} to ${formatSigned(high, unit)}`;
  return { title: label, rows: [{ label: "difference", hue: "blue", text: formatSigned(mean, unit), detail }] };
}
