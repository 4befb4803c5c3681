import { line, scaleLinear } from "d3";
import type { DistributionFigure } from "../figures/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { drawValueAxis, measureLabels } from "./axes.ts";
import { chooseLinearTicks } from "./axis-ticks.ts";
import { drawReference } from "./draw-reference.ts";
import { type Box, type Canvas, type Drawing, getDash, measureText, type Reading } from "./drawing.ts";

const BOTTOM = 52;
const STEPS = 20;
/** The axis ends at the 99th percentile, or at this many times the 75th: a few late values would press all others left. */
const LONGEST_TAIL = 4;

/** Share of all below each value, a curve a measure. */
export function drawDistribution(canvas: Canvas, figure: DistributionFigure, width: number): Drawing {
  const ticks = chooseLinearTicks(0, 1, 4, "share");
  const left = measureLabels(ticks);
  const box = { left, top: 24, width: width - left - 12, height: width < 560 ? 220 : 280 };
  const seen = figure.curves.map(({ values }) => findEnd(values));
  const longest = Math.max(1e-9, figure.reference?.value ?? 0, ...seen);
  const first = Math.min(...figure.curves.map(({ values }) => values[0] ?? 0));
  // Values far from zero and close together would be pressed into one upright line.
  const least = first < 0 || first > longest / 2 ? first : 0;
  const x = scaleLinear().domain([least, longest]).range([0, box.width]).nice(5);
  const y = scaleLinear().range([box.height, 0]);
  drawValueAxis(canvas, box, ticks, y);
  const [start = 0, end = 1] = x.domain();
  drawBottomAxis(canvas, box, { place: x, unit: figure.unit, start, end });
  drawReference(canvas, box, figure.reference, { x, lineTop: box.top, labelY: box.top - 8 });
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  const path = line<readonly [number, number]>(
    ([value]) => x(value),
    ([, percent]) => y(percent / 100),
  );
  for (const { values, hue, dash } of figure.curves) {
    const points = values
      .map((value, percent) => [value, percent] as const)
      .filter(([value]) => value >= start && value <= end);
    group
      .append("path")
      .attr("class", `line hue-${hue}`)
      .attr("stroke-dasharray", getDash(dash))
      .attr("d", path(points));
  }
  const marker = canvas.append("g").attr("class", "marker").attr("display", "none");
  marker
    .append("line")
    .attr("x1", box.left)
    .attr("x2", box.left + box.width);
  return {
    height: box.top + box.height + BOTTOM,
    stops: STEPS + 1,
    locate: (_, atY) => Math.min(STEPS, Math.max(0, Math.round(y.invert(atY - box.top) * STEPS))),
    read: (stop) => readPercent(figure, (100 * stop) / STEPS),
    mark: (stop) => {
      const top = box.top + y((stop ?? 0) / STEPS);
      marker.attr("display", stop === null ? "none" : null).attr("transform", `translate(0,${top})`);
      return { x: box.left, y: top };
    },
  };
}

interface BottomAxis {
  readonly place: (value: number) => number;
  readonly unit: string;
  /** 0 where it is left out. */
  readonly start?: number;
  readonly end: number;
}

function findEnd(values: readonly number[]): number {
  const [upper, last] = [values[75] ?? 0, values[99] ?? 0];
  return upper > 0 ? Math.min(last, LONGEST_TAIL * upper) : last;
}

/** Ticks and their labels below a box. */
export function drawBottomAxis(canvas: Canvas, box: Box, { place, unit, start = 0, end }: BottomAxis): void {
  const axis = canvas
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(${box.left},${box.top + box.height})`);
  for (const { value, label } of chooseLinearTicks(start, end, Math.max(2, Math.floor(box.width / 110)), unit)) {
    const at = place(value);
    axis.append("line").attr("class", "tick").attr("x1", at).attr("x2", at).attr("y2", 5);
    axis
      .append("text")
      .attr("x", at)
      .attr("y", 20)
      .attr("text-anchor", at + measureText(label) / 2 > box.width + 8 ? "end" : "middle")
      .text(label);
  }
}

function readPercent({ of, unit, curves }: DistributionFigure, percent: number): Reading {
  const rows = curves.map(({ label, hue, values }) => ({
    label,
    hue,
    text: formatQuantity(values[Math.min(values.length - 1, Math.round(percent))] ?? null, unit),
    detail: "",
  }));
  return { title: `${percent}% of ${of}: at most`, rows };
}
