import type { FigureEvent } from "../figures/figure.ts";
import { drawReference } from "./draw-reference.ts";
import { type Box, type Canvas, cutLabel, measureText } from "./drawing.ts";

const ROW = 16;
const LABEL_WIDTH = 190;

/** What happened at a month of the chart, with the row above the box that has room for its label. */
export interface PlacedEvent {
  readonly value: number;
  readonly label: string;
  readonly row: number;
}

/** Events within the months, their labels in as few rows as they fit in without touching. */
export function placeEvents(
  events: readonly FigureEvent[],
  months: readonly string[],
  width: number,
): readonly PlacedEvent[] {
  const ends: number[] = [];
  return events.flatMap(({ month, label }) => {
    const value = months.indexOf(month);
    if (value < 0) return [];
    const text = cutLabel(label, Math.min(LABEL_WIDTH, width));
    const room = measureText(text);
    const start = Math.max(0, Math.min((value / Math.max(1, months.length - 1)) * width - 4, width - room));
    const free = ends.findIndex((end) => end + 10 <= start);
    const row = free < 0 ? ends.length : free;
    ends[row] = start + room;
    return [{ value, label: text, row }];
  });
}

/** Height that the labels take above the box. */
export function measureEvents(events: readonly PlacedEvent[]): number {
  return events.length === 0 ? 0 : ROW * (1 + Math.max(...events.map(({ row }) => row))) + 2;
}

/** An upright line at each event's month, its label above the box. */
export function drawEvents(
  canvas: Canvas,
  box: Box,
  events: readonly PlacedEvent[],
  x: (value: number) => number,
): void {
  // Upper labels first: a lower one is written over the lines that come down through its row.
  for (const { value, label, row } of events.toSorted((one, other) => other.row - one.row)) {
    const labelY = box.top - 5 - row * ROW;
    drawReference(canvas, box, { value, label }, { x, lineTop: labelY + 3, labelY });
  }
}
