import { scaleLinear } from "d3";
import type { Contrast, ContrastsFigure } from "../figures/figure.ts";
import { formatSigned, NO_VALUE } from "../number-format.ts";
import { drawDotsHead } from "./draw-dots.ts";
import { type Canvas, cutLabel, type Drawing, measureText, type Reading } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";

const HEAD = 30;
const TITLE = 28;
const ROW = 20;
const FOOT = 8;

/** A block a measure on a symmetric scale of its own; in it a row a scheme, with its name, its mark and its number. */
export function drawContrasts(canvas: Canvas, figure: ContrastsFigure, width: number): Drawing {
  const { rows } = figure;
  const all = rows.flatMap(({ contrasts }) => contrasts);
  const names = Math.min(width * 0.3, 200, Math.max(...all.map(({ label }) => measureText(label)))) + 12;
  const values = Math.max(...rows.flatMap((row) => row.contrasts.map((each) => measureText(sayMean(each, row.unit)))));
  const [left, right] = [names, width - values - 12];
  const centre = (left + right) / 2;
  drawDotsHead(canvas, figure, centre, centre - left);
  let top = HEAD;
  const blocks = rows.map((row) => {
    const group = canvas.append("g").attr("class", "dot-row").attr("transform", `translate(0,${top})`);
    const height = TITLE + row.contrasts.length * ROW + FOOT;
    group.append("rect").attr("class", "row-ground").attr("width", width).attr("height", height);
    group
      .append("text")
      .attr("class", "contrast-title")
      .attr("y", 17)
      .text(cutLabel(row.label, width, 600));
    group
      .append("line")
      .attr("class", "rule-zero")
      .attr("x1", centre)
      .attr("x2", centre)
      .attr("y1", TITLE - 2)
      .attr("y2", height - FOOT);
    const reach = Math.max(
      ...row.contrasts.flatMap(({ mean, low, high }) => [mean ?? 0, low ?? 0, high ?? 0].map(Math.abs)),
    );
    const x = scaleLinear()
      .domain([-reach || -1, reach || 1])
      .range([left + 8, right - 8]);
    for (const [index, contrast] of row.contrasts.entries()) {
      const line = group.append("g").attr("transform", `translate(0,${TITLE + (index + 0.5) * ROW})`);
      line
        .append("text")
        .attr("dy", "0.32em")
        .text(cutLabel(contrast.label, names - 12));
      line
        .append("text")
        .attr("class", "row-value")
        .attr("x", width)
        .attr("dy", "0.32em")
        .attr("text-anchor", "end")
        .text(sayMean(contrast, row.unit));
      drawContrast(line, contrast, (value) => x(value));
    }
    const block = { group, top, height };
    top += height;
    return block;
  });
  return {
    height: top + 4,
    stops: blocks.length,
    locate: (_, y) =>
      Math.max(
        0,
        blocks.findLastIndex((block) => y >= block.top),
      ),
    read: (stop) => readRow(rows[stop]!),
    mark: (stop) => {
      for (const [index, { group }] of blocks.entries()) group.classed("is-marked", index === stop);
      return { x: centre, y: blocks[stop ?? 0]!.top };
    },
  };
}

function sayMean({ mean }: Contrast, unit: string): string {
  return mean === null ? NO_VALUE : formatSigned(mean, unit);
}

/** A filled mark where the interval excludes zero, an open one where it does not. */
function drawContrast(line: Canvas, { mean, low, high, hue, mark }: Contrast, x: (value: number) => number): void {
  if (mean === null) return;
  if (low !== null && high !== null) {
    line.append("line").attr("class", `contrast-interval hue-${hue}`).attr("x1", x(low)).attr("x2", x(high));
  }
  const isClear = low !== null && high !== null && (low > 0 || high < 0);
  line
    .append("path")
    .attr("class", `contrast hue-${hue}${isClear ? "" : " contrast-open"}`)
    .attr("transform", `translate(${x(mean)},0)`)
    .attr("d", getMarkPath(mark, 70));
}

function readRow({ label, unit, contrasts }: ContrastsFigure["rows"][number]): Reading {
  const rows = contrasts.map((contrast) => {
    const { low, high, hue } = contrast;
    const detail = low === null || high === null ? "" : `${formatSigned(low, unit)} to ${formatSigned(high, unit)}`;
    return { label: contrast.label, hue, text: sayMean(contrast, unit), detail };
  });
  return { title: label, rows };
}
