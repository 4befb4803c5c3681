import type { Selection } from "d3";
import type { Hue } from "../figures/figure.ts";

/** A group or an SVG that marks are drawn into. */
export type Canvas = Selection<SVGGElement, unknown, null, undefined>;

/** Values at one stop of a chart (a month, a year, a row), as shown in the tooltip and read aloud. */
export interface Reading {
  readonly title: string;
  readonly rows: readonly ReadingRow[];
}

export interface ReadingRow {
  readonly label: string;
  readonly text: string;
  /** The interval, or "". */
  readonly detail: string;
  readonly hue: Hue;
}

/** What every chart offers, so that one reader serves mouse, touch and keyboard for all of them. */
export interface Drawing {
  readonly height: number;
  /** Positions that the reader can move along. */
  readonly stops: number;
  /** Stop nearest to a point of the drawing. */
  locate(x: number, y: number): number;
  read(stop: number): Reading;
  /** Shows the stop in the drawing, null hides it; returns where to put the tooltip. */
  mark(stop: number | null): { readonly x: number; readonly y: number };
  /** Axis at a point, and the part of the way up it; where a drawing has axes to brush. */
  grasp?(x: number, y: number): { readonly axis: number; readonly part: number } | null;
}

/** A rectangle of the drawing, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const dashes = ["", "7 4", "2 4", "9 3 2 3", "4 2", "1 5", "12 3", "6 3 1 3 1 3"] as const;

/** Dash pattern by index; the first is solid. */
export function getDash(index: number): string {
  return dashes[index % dashes.length]!;
}

/** What measures labels: made once, for asking the page for its style after each mark would lay it out each time. */
let ruler: { readonly context: CanvasRenderingContext2D; readonly family: string } | null = null;

/** Width of a label in the page's sans-serif, at the 13 px and the weight of the style sheet. */
export function measureText(text: string, weight: 400 | 600 = 400): number {
  ruler ??= makeRuler();
  if (ruler === null) return text.length * 7;
  ruler.context.font = `${weight} 13px ${ruler.family}`;
  return ruler.context.measureText(text).width;
}

function makeRuler(): typeof ruler {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return null;
  return { context, family: getComputedStyle(document.body).getPropertyValue("--sans") };
}

/** A label cut to a width, with an ellipsis. */
export function cutLabel(text: string, width: number, weight: 400 | 600 = 400): string {
  if (measureText(text, weight) <= width) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  const fits = (count: number) => measureText(`${letters.slice(0, count).join("")}\u2026`, weight) <= width;
  let [fit, over] = [1, letters.length];
  while (over - fit > 1) {
    const middle = (fit + over) >> 1;
    if (fits(middle)) fit = middle;
    else over = middle;
  }
  return `${letters.slice(0, fit).join("").trimEnd()}\u2026`;
}

/** Words in lines that fit a width. */
export function wrapLabel(text: string, width: number, weight: 400 | 600 = 400): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && measureText(`${last} ${word}`, weight) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
