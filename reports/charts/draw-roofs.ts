import type { RooflineFigure } from "../figures/figure.ts";
import { type Box, type Canvas, measureText } from "./drawing.ts";
import type { Area } from "./place-labels.ts";
import type { RooflineScales } from "./roofline-scales.ts";
import { spreadLabels } from "./spread-labels.ts";

/** Where other labels cannot stand, and where they should not. */
export interface Roofs {
  readonly names: readonly Area[];
  readonly lines: readonly Area[];
}

/** Between a level line and its name; a slanted line passes just below. */
const START_GAP = 12;
/** Between a slanted line's name and its upper end. */
const END_GAP = 14;

/** Bandwidths as slanted lines up to the highest peak, each named along its line. */
export function drawSlopes(canvas: Canvas, box: Box, figure: RooflineFigure, { x, y }: RooflineScales): Roofs {
  const highest = Math.max(...figure.peaks.map(({ flopsPerSecond }) => flopsPerSecond));
  const [lowRate = 1] = y.domain();
  const [lowIntensity = 1, highIntensity = 1] = x.domain();
  const group = canvas.append("g").attr("class", "roofs");
  const drawn = figure.bandwidths.flatMap(({ label, bytesPerSecond }) => {
    const from = Math.max(lowIntensity, lowRate / bytesPerSecond);
    const to = Math.min(highIntensity, highest / bytesPerSecond);
    if (to <= from) return [];
    const ends = [from, to].map((intensity) => ({ x: x(intensity), y: y(intensity * bytesPerSecond) }));
    const [start, end] = [ends[0]!, ends[1]!];
    group.append("line").attr("x1", start.x).attr("y1", start.y).attr("x2", end.x).attr("y2", end.y);
    return [{ names: nameSlope(group, { label, start, end, box }), lines: coverLine({ start, end }) }];
  });
  return { names: drawn.flatMap(({ names }) => names), lines: drawn.flatMap(({ lines }) => lines) };
}

interface Slope {
  readonly label: string;
  readonly start: { readonly x: number; readonly y: number };
  readonly end: { readonly x: number; readonly y: number };
  readonly box: Box;
}

/** The name stands below its line, near the upper end, turned along it: kernels crowd at the lower one. */
function nameSlope(group: Canvas, { label, start, end, box }: Slope): Area[] {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const width = measureText(label);
  if (width > 0.8 * length || box.width < 400) return [];
  const slant = Math.atan2(end.y - start.y, end.x - start.x);
  const [alongX, alongY] = [Math.cos(slant), Math.sin(slant)];
  const first = { x: end.x - (width + END_GAP) * alongX, y: end.y - (width + END_GAP) * alongY };
  group
    .append("text")
    .attr("transform", `translate(${first.x},${first.y}) rotate(${(slant * 180) / Math.PI})`)
    .attr("dy", "1.1em")
    .text(label);
  // The turned name as a chain of small squares: one large box would bar half of the drawing.
  return Array.from({ length: Math.ceil(width / 10) + 1 }, (_, step) => {
    const [x, y] = [first.x + step * 10 * alongX - 9 * alongY, first.y + step * 10 * alongY + 9 * alongX];
    return { left: x - 8, top: y - 8, right: x + 8, bottom: y + 8 };
  });
}

/** A line as a chain of small squares. */
function coverLine({ start, end }: Pick<Slope, "start" | "end">): Area[] {
  const steps = Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / 4);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const [x, y] = [start.x + ((end.x - start.x) * step) / steps, start.y + ((end.y - start.y) * step) / steps];
    return { left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 };
  });
}

interface Peak {
  readonly hue: RooflineFigure["peaks"][number]["hue"];
  /** Names to choose from, the fullest first. */
  readonly names: readonly string[];
  readonly from: number;
  readonly height: number;
}

/**
 * Peak rates as level lines from the fastest bandwidth to the right edge. Each name ends where its line begins: no
 * kernel can be up there, beyond the fastest bandwidth. Where ceilings coincide the names move up.
 */
export function drawPeaks(canvas: Canvas, box: Box, figure: RooflineFigure, { x, y }: RooflineScales): Roofs {
  const fastest = Math.max(...figure.bandwidths.map(({ bytesPerSecond }) => bytesPerSecond));
  const [lowIntensity = 1] = x.domain();
  const peaks: Peak[] = figure.peaks.map(({ label, rate, hue, flopsPerSecond }) => ({
    hue,
    names: box.width < 400 ? [label] : [`${label}: ${rate}`, label],
    from: x(Math.max(lowIntensity, flopsPerSecond / fastest)),
    height: y(flopsPerSecond),
  }));
  // Negated, so that crowded names move up, away from the points.
  const spread = spreadLabels(
    peaks.map(({ height }) => -height),
    16,
    -box.height,
    -8,
  );
  const group = canvas.append("g").attr("class", "roofs");
  for (const { hue, from, height } of peaks) {
    group
      .append("line")
      .attr("class", `hue-${hue} roof-peak`)
      .attr("x1", from)
      .attr("x2", box.width)
      .attr("y1", height)
      .attr("y2", height);
  }
  const names = peaks.map((peak, index) => namePeak(group, box, peak, -spread[index]!));
  const lines = peaks.map(({ from, height }) => ({
    left: from,
    top: height - 1,
    right: box.width,
    bottom: height + 1,
  }));
  return { names, lines };
}

function namePeak(group: Canvas, box: Box, { hue, names, from, height }: Peak, middle: number): Area {
  const fitting = names.find((name) => measureText(name, 600) + START_GAP <= from);
  const name = fitting ?? names.at(-1) ?? "";
  const width = measureText(name, 600);
  // Without room on the left the name begins above its line.
  const left = fitting === undefined ? Math.min(from + START_GAP, box.width - width) : from - START_GAP - width;
  const at = fitting === undefined ? Math.min(middle, height - 9) : middle;
  group
    .append("text")
    .attr("class", `hue-${hue} roof-peak`)
    .attr("x", left)
    .attr("y", at)
    .attr("dy", "0.32em")
    .text(name);
  return { left: left - 4, top: at - 8, right: left + width + 4, bottom: at + 8 };
}
