import { scaleLinear } from "d3";
import type { Hue, TornadoBar, TornadoEnd, TornadoFigure } from "../figures/figure.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";
import { drawBarRows, findRow } from "./draw-bar-rows.ts";
import { drawBottomAxis } from "./draw-distribution.ts";
import type { Canvas, Drawing, Reading } from "./drawing.ts";

/** Bars to both sides of the result as it stands: one with each assumption set low, one with it set high. */
export function drawTornado(canvas: Canvas, figure: TornadoFigure, width: number): Drawing {
  const { bars, unit, base } = figure;
  const { box, groups, rowHeight } = drawBarRows(
    canvas,
    bars.map(({ label }) => ({ label, value: "" })),
    width,
  );
  const values = bars.flatMap(({ low, high }) => [low, high]).flatMap(({ value, from, to }) => [value, from, to]);
  const known = [base, ...values.filter((value) => value !== null)];
  const x = scaleLinear()
    .domain(widen([Math.min(...known), Math.max(...known)]))
    .range([0, box.width])
    .nice(5);
  const [start = 0, end = 1] = x.domain();
  drawBottomAxis(canvas, box, { place: x, unit, start, end });
  for (const [index, group] of groups.entries()) {
    const { low, high, anchor } = bars[index]!;
    if (anchor !== undefined) group.attr("id", anchor);
    drawEnd(group, low, { x, base, hue: "sky", y: -6 });
    drawEnd(group, high, { x, base, hue: "orange", y: 6 });
  }
  canvas
    .append("line")
    .attr("class", "tornado-base")
    .attr("x1", box.left + x(base))
    .attr("x2", box.left + x(base))
    .attr("y1", box.top)
    .attr("y2", box.top + box.height);
  return {
    height: box.top + box.height + 40,
    stops: bars.length,
    locate: (_, y) => findRow(y, box, rowHeight, bars.length),
    read: (stop) => readBar(figure, bars[stop]!),
    mark: (stop) => {
      for (const [index, group] of groups.entries()) {
        group.classed("is-marked", index === stop);
      }
      return { x: box.left + x(base), y: box.top + (stop ?? 0) * rowHeight };
    },
  };
}

/** A stretch that is not a point. */
function widen([low, high]: readonly [number, number]): [number, number] {
  return low === high ? [low - (Math.abs(low) || 1) / 10, high + (Math.abs(high) || 1) / 10] : [low, high];
}

function drawEnd(
  group: Canvas,
  { value, from, to }: TornadoEnd,
  {
    x,
    base,
    hue,
    y,
  }: { readonly x: (value: number) => number; readonly base: number; readonly hue: Hue; readonly y: number },
): void {
  if (value === null) return;
  const [left, right] = [x(Math.min(base, value)), x(Math.max(base, value))];
  group
    .append("rect")
    .attr("class", `rank-bar hue-${hue}`)
    .attr("x", left)
    .attr("width", Math.max(1, right - left))
    .attr("y", y - 5)
    .attr("height", 10);
  if (from !== null && to !== null) {
    group
      .append("line")
      .attr("class", "rank-interval")
      .attr("x1", x(from))
      .attr("x2", x(to))
      .attr("y1", y)
      .attr("y2", y);
  }
}

function readBar({ unit, base }: TornadoFigure, { label, low, high }: TornadoBar): Reading {
  const say = ({ setting, value, from, to }: TornadoEnd, hue: Hue) => ({
    label: setting,
    hue,
    text: value === null ? NO_VALUE : formatQuantity(value, unit),
    detail: from === null || to === null ? "" : `${formatQuantity(from, unit)} to ${formatQuantity(to, unit)}`,
  });
  const asIs = { label: "as assumed", hue: "grey" as const, text: formatQuantity(base, unit), detail: "" };
  return { title: label, rows: [say(low, "sky"), asIs, say(high, "orange")] };
}
