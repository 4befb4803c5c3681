import { listMonths } from "../../sim/calendar.ts";
import type { Figure, Line, LinesFigure, StackFigure } from "../figures/figure.ts";

/** Significant digits of the embedded copy; the CSV tables beside the report hold every digit. */
export const EMBEDDED_DIGITS = 6;
/** Of single replications, which are thin lines. */
export const RUN_DIGITS = 4;

type Values = readonly (number | null)[];

/** A line whose interval lies about its mean as far up as down: one half stands for both ends. */
type CompactLine = (Omit<Line, "low" | "high"> & { readonly half: Values }) | Line;

/** All months from the first to the last, or those that are none of a row. */
type CompactMonths = readonly string[] | { readonly first: string; readonly last: string };

type CompactLines = Omit<LinesFigure, "panels" | "months"> & {
  readonly months: CompactMonths;
  readonly panels: readonly { readonly title: string; readonly lines: readonly CompactLine[] }[];
};

type CompactStack = Omit<StackFigure, "months"> & { readonly months: CompactMonths };

/** A figure as a page embeds it. */
export type CompactFigure = Exclude<Figure, LinesFigure | StackFigure> | CompactLines | CompactStack;

/** What a page's script makes the figure of again: interval ends to the place of the mean's last digit. */
export function compactFigure(figure: Figure): CompactFigure {
  if (figure.kind !== "lines" && figure.kind !== "stack") return figure;
  const months = compactMonths(figure.months);
  if (figure.kind === "stack") return { ...figure, months };
  const panels = figure.panels.map(({ title, lines }) => ({ title, lines: lines.map(compactLine) }));
  return { ...figure, months, panels };
}

export function expandFigure(figure: CompactFigure): Figure {
  if (figure.kind !== "lines" && figure.kind !== "stack") return figure;
  const months = expandMonths(figure.months);
  if (figure.kind === "stack") return { ...figure, months };
  const panels = figure.panels.map(({ title, lines }) => ({ title, lines: lines.map(expandLine) }));
  return { ...figure, months, panels };
}

function compactMonths(months: readonly string[]): CompactMonths {
  const [first, last] = [months[0], months.at(-1)];
  const isRow = first !== undefined && last !== undefined && listMonths(first, last).join() === months.join();
  return isRow ? { first, last } : months;
}

function expandMonths(months: CompactMonths): readonly string[] {
  return "first" in months ? listMonths(months.first, months.last) : months;
}

function compactLine(line: Line): CompactLine {
  const { low, high, ...rest } = line;
  const runs =
    line.runs === undefined ? {} : { runs: line.runs.map((run) => run.map((value) => round(value, RUN_DIGITS))) };
  const half = low === null || high === null ? null : findHalf(line.values, low, high);
  return half === null ? { ...line, ...runs } : { ...rest, ...runs, half };
}

function expandLine(line: CompactLine): Line {
  if (!("half" in line)) return line;
  const { half, ...rest } = line;
  const end = (sign: number) =>
    line.values.map((mean, index) =>
      mean === null ? null : roundTo(mean + sign * (half[index] ?? 0), mean, half[index]),
    );
  return { ...rest, low: end(-1), high: end(1) };
}

/** Half of each interval; null where one does not lie about its mean. */
function findHalf(values: Values, low: Values, high: Values): Values | null {
  const half: (number | null)[] = [];
  for (const [index, value] of values.entries()) {
    const [from, to] = [low[index] ?? null, high[index] ?? null];
    if (value === null || from === null || to === null) {
      if (value !== null || from !== null || to !== null) return null;
      half.push(null);
      continue;
    }
    const mean = round(value, EMBEDDED_DIGITS)!;
    const own = roundTo((to - from) / 2, mean, (to - from) / 2);
    const slack = 1.1 * getPlace(mean, own);
    if (Math.abs(mean - own - from) > slack || Math.abs(mean + own - to) > slack) return null;
    half.push(own);
  }
  return half;
}

/** The place of the last embedded digit of a mean, or of half its interval where that is larger. */
function getPlace(mean: number, half: number | null | undefined): number {
  const most = Math.max(Math.abs(mean), half ?? 0);
  return most === 0 ? 1 : 10 ** (Math.floor(Math.log10(most)) + 1 - EMBEDDED_DIGITS);
}

function roundTo(value: number, mean: number, half: number | null | undefined): number {
  const place = getPlace(mean, half);
  // A digit more than the place needs, so that the product's own error goes.
  return Number((Math.round(value / place) * place).toPrecision(EMBEDDED_DIGITS + 1));
}

function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toPrecision(digits));
}
