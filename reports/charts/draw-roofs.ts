import type { RooflineFigure } from "../figures/figure.ts";
import { type Box, type Canvas, measureText } from "./drawing.ts";
import type { Area } from "./place-labels.ts";
import type { RooflineScales } from "./roofline-scales.ts";
import { spreadLabels } from "./spread-labels.ts";

/** Bandwidths as slanted lines up to the highest peak, each named along its line. @returns areas that the names take */
export function drawSlopes(canvas: Canvas, box: Box, figure: RooflineFigure, { x, y }: RooflineScales): Area[] {
  const highest = Math.max(...figure.peaks.map(({ flopsPerSecond }) => flopsPerSecond));
  const [lowRate = 1] = y.domain();
  const [lowIntensity = 1, highIntensity = 1] = x.domain();
  const group = canvas.append("g").attr("class", "roofs");
  return figure.bandwidths.flatMap(({ label, bytesPerSecond }) => {
    const from = Math.max(lowIntensity, lowRate / bytesPerSecond);
    const to = Math.min(highIntensity, highest / bytesPerSecond);
    if (to <= from) return [];
    const ends = [from, to].map((intensity) => ({ x: x(intensity), y: y(intensity * bytesPerSecond) }));
    const [start, end] = [ends[0]!, ends[1]!];
    group.append("line").attr("x1", start.x).attr("y1", start.y).attr("x2", end.x).attr("y2", end.y);
    return nameSlope(group, { label, start, end, box });
  });
}

interface Slope {
  readonly label: string;
  readonly start: { readonly x: number; readonly y: number };
  readonly end: { readonly x: number; readonly y: number };
  readonly box: Box;
}

/** The name stands above its line, near the lower end, turned along it. */
function nameSlope(group: Canvas, { label, start, end, box }: Slope): Area[] {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const width = measureText(label);
  if (width > 0.8 * length || box.width < 400) return [];
  const slant = Math.atan2(end.y - start.y, end.x - start.x);
  const [alongX, alongY] = [Math.cos(slant), Math.sin(slant)];
  group
    .append("text")
    .attr(
      "transform",
      `translate(${start.x + 10 * alongX},${start.y + 10 * alongY}) rotate(${(slant * 180) / Math.PI})`,
    )
    .attr("dy", "-0.45em")
    .text(label);
  // The turned name as a chain of small squares: one large box would bar half of the drawing.
  return Array.from({ length: Math.ceil(width / 10) + 1 }, (_, step) => {
    const at = 10 + step * 10;
    const [x, y] = [start.x + at * alongX + 9 * alongY, start.y + at * alongY - 9 * alongX];
    return { left: x - 8, top: y - 8, right: x + 8, bottom: y + 8 };
  });
}

/** Peak rates as level lines from the fastest bandwidth to the right edge, named where they begin. */
export function drawPeaks(canvas: Canvas, box: Box, figure: RooflineFigure, { x, y }: RooflineScales): Area[] {
  const fastest = Math.max(...figure.bandwidths.map(({ bytesPerSecond }) => bytesPerSecond));
  const [lowIntensity = 1] = x.domain();
  const isNarrow = box.width < 400;
  const lines = figure.peaks.map(({ label, rate, hue, flopsPerSecond }) => ({
    hue,
    name: isNarrow ? label : `${label}: ${rate}`,
    from: x(Math.max(lowIntensity, flopsPerSecond / fastest)),
    height: y(flopsPerSecond),
  }));
  // Negated, so that crowded names move up, away from the points.
  const spread = spreadLabels(
    lines.map(({ height }) => 8 - height),
    16,
    -box.height,
    -8,
  );
  const group = canvas.append("g").attr("class", "roofs");
  for (const { hue, from, height } of lines) {
    group
      .append("line")
      .attr("class", `hue-${hue} roof-peak`)
      .attr("x1", from)
      .attr("x2", box.width)
      .attr("y1", height)
      .attr("y2", height);
  }
  return lines.map(({ hue, name, from }, index) => {
    const middle = -spread[index]!;
    const width = measureText(name, 600);
    const left = Math.max(0, Math.min(from + 12, box.width - width));
    group
      .append("text")
      .attr("class", `hue-${hue} roof-peak`)
      .attr("x", left)
      .attr("y", middle)
      .attr("dy", "0.32em")
      .text(name);
    return { left: left - 4, top: middle - 8, right: left + width + 4, bottom: middle + 8 };
  });
}
