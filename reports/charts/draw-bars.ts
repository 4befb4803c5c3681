import { scaleBand } from "d3";
import type { BarsFigure } from "../figures/figure.ts";
import { formatSigned } from "../number-format.ts";
import { drawValueAxis, measureLabels } from "./axes.ts";
import type { Canvas, Drawing, Reading } from "./drawing.ts";
import { makeLinearScale } from "./value-scale.ts";

/** Bars around zero with a tick for a second value, on the same side as the bar. */
export function drawBars(canvas: Canvas, figure: BarsFigure, width: number): Drawing {
  const boxHeight = width < 560 ? 200 : 240;
  const reach = Math.max(0.1, ...figure.bars.flatMap(({ value, mark }) => [Math.abs(value), Math.abs(mark)]));
  const scale = makeLinearScale([-reach, reach], [], boxHeight, "1");
  const ticks = scale.ticks.map(({ value, label }) => ({ value, label: value > 0 ? `+${label}` : label }));
  const box = { left: measureLabels(ticks), top: 12, width: 0, height: boxHeight };
  const plot = { ...box, width: width - box.left - 8 };
  const x = scaleBand<number>([...figure.bars.keys()], [0, plot.width])
    .paddingInner(0.35)
    .paddingOuter(0.2);
  drawValueAxis(canvas, plot, ticks, (value) => scale.y(value));
  const every = Math.max(1, Math.ceil(42 / x.step()));
  const columns = figure.bars.map(({ label, value, mark }, index) => {
    const group = canvas
      .append("g")
      .attr("class", "bar-column")
      .attr("transform", `translate(${plot.left + x(index)!},${plot.top})`);
    const [from, to] = [scale.y(Math.max(0, value)), scale.y(Math.min(0, value))];
    group
      .append("rect")
      .attr("class", "bar hue-blue")
      .attr("y", from)
      .attr("width", x.bandwidth())
      .attr("height", Math.max(1, to - from));
    const tick = scale.y(value < 0 ? -mark : mark);
    group
      .append("line")
      .attr("class", "bar-mark")
      .attr("x1", -3)
      .attr("x2", x.bandwidth() + 3)
      .attr("y1", tick)
      .attr("y2", tick);
    const caption = group
      .append("text")
      .attr("class", "axis-label")
      .attr("x", x.bandwidth() / 2)
      .attr("y", boxHeight + 20);
    if (index % every === 0) caption.attr("text-anchor", "middle").text(label);
    return group;
  });
  return {
    height: boxHeight + 46,
    stops: columns.length,
    locate: (atX) => Math.min(columns.length - 1, Math.max(0, Math.floor((atX - plot.left) / x.step()))),
    read: (stop) => readBar(figure, stop),
    mark: (stop) => {
      for (const [index, column] of columns.entries()) column.classed("is-marked", index === stop);
      return { x: plot.left + (x(stop ?? 0) ?? 0), y: plot.top };
    },
  };
}

function readBar({ bars, valueTitle, markTitle }: BarsFigure, stop: number): Reading {
  const bar = bars[stop]!;
  return {
    title: bar.label,
    rows: [
      { label: valueTitle, hue: "blue", text: formatSigned(bar.value, "1"), detail: "" },
      { label: markTitle, hue: "grey", text: formatSigned(bar.mark, "1"), detail: "" },
    ],
  };
}
