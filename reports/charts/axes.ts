import { chooseMonthTicks, type Tick } from "./axis-ticks.ts";
import { type Box, type Canvas, cutLabel, measureText } from "./drawing.ts";

/** Horizontal rules with their labels to the left of the box. */
export function drawValueAxis(
  canvas: Canvas,
  box: Box,
  ticks: readonly Tick[],
  place: (value: number) => number,
): void {
  const rows = canvas
    .append("g")
    .attr("class", "axis")
    .selectAll("g")
    .data(ticks)
    .join("g")
    .attr("transform", ({ value }) => `translate(${box.left},${box.top + place(value)})`);
  rows
    .append("line")
    .attr("class", ({ value }) => (value === 0 ? "rule rule-zero" : "rule"))
    .attr("x2", box.width);
  rows
    .append("text")
    .attr("x", -8)
    .attr("dy", "0.32em")
    .attr("text-anchor", "end")
    .text(({ label }) => label);
}

/** Ticks and labels of the months below the box. */
export function drawMonthAxis(
  canvas: Canvas,
  box: Box,
  months: readonly string[],
  place: (index: number) => number,
): void {
  const marks = canvas
    .append("g")
    .attr("class", "axis")
    .selectAll("g")
    .data(keepApart(chooseMonthTicks(months, box.width), box.width, place))
    .join("g")
    .attr("transform", ({ index }) => `translate(${box.left + place(index)},${box.top + box.height})`);
  marks.append("line").attr("class", "tick").attr("y2", 5);
  marks
    .append("text")
    .attr("y", 20)
    .attr("text-anchor", ({ index, label }) => anchorInside(place(index), measureText(label), box.width))
    .text(({ label }) => label);
}

/** Room that the labels of a vertical axis need. */
export function measureLabels(ticks: readonly Tick[]): number {
  return Math.ceil(Math.max(24, ...ticks.map(({ label }) => measureText(label)))) + 12;
}

/** Name of a panel, above its box. */
export function drawPanelTitle(canvas: Canvas, box: Box, title: string): void {
  if (title === "") return;
  canvas
    .append("text")
    .attr("class", "panel-title")
    .attr("x", box.left)
    .attr("y", box.top - 12)
    .text(cutLabel(title, 0.92 * box.width, 600));
}

/** Without the label before the last, where the last is pushed into it by the end of the axis. */
function keepApart<Named extends { readonly index: number; readonly label: string }>(
  ticks: readonly Named[],
  width: number,
  place: (index: number) => number,
): readonly Named[] {
  const [before, last] = [ticks.at(-2), ticks.at(-1)];
  if (before === undefined || last === undefined) return ticks;
  const room = measureText(last.label);
  if (anchorInside(place(last.index), room, width) === "middle") return ticks;
  const end = place(before.index) + measureText(before.label) / 2;
  return end + 8 > place(last.index) - room ? ticks.filter((tick) => tick !== before) : ticks;
}

function anchorInside(x: number, labelWidth: number, width: number): string {
  if (x + labelWidth / 2 > width + 6) return "end";
  return "middle";
}
