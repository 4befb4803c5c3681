import type { Figure } from "./figure.ts";

/** Months that are shown, both ends included. */
export interface MonthRange {
  readonly from: string;
  readonly to: string;
}

/** A chart over time with the months of a range alone; whole where the range leaves less than two, or is null. */
export function cutMonths(figure: Figure, range: MonthRange | null): Figure {
  if (range === null || (figure.kind !== "lines" && figure.kind !== "stack")) return figure;
  const start = figure.months.findIndex((month) => month >= range.from);
  const end = figure.months.findLastIndex((month) => month <= range.to) + 1;
  if (start < 0 || end - start < 2) return figure;
  const cut = <Value>(values: readonly Value[]) => values.slice(start, end);
  const months = cut(figure.months);
  if (figure.kind === "stack") {
    const panels = figure.panels.map((panel) => ({
      ...panel,
      layers: panel.layers.map((layer) => ({ ...layer, values: cut(layer.values) })),
    }));
    return { ...figure, months, panels };
  }
  const panels = figure.panels.map((panel) => ({
    ...panel,
    lines: panel.lines.map((line) => ({
      ...line,
      values: cut(line.values),
      low: line.low && cut(line.low),
      high: line.high && cut(line.high),
      ...(line.runs === undefined ? {} : { runs: line.runs.map(cut) }),
    })),
  }));
  return { ...figure, months, panels };
}
