import type { ParallelFigure, ResponseFigure, SurfaceFigure } from "./figure.ts";
import type { FigureColumn, FigureTable } from "./figure-columns.ts";
import { listBrushed } from "./list-brushed.ts";

/** A row for each value of each factor and each line. */
export function tabulateResponse({ panels, unit }: ResponseFigure): FigureTable {
  const value = (title: string): FigureColumn => ({ title, unit });
  return {
    columns: [text("factor"), text("at"), text("line"), value("mean"), value("low"), value("high")],
    rows: panels.flatMap(({ title, stops, lines }) =>
      stops.flatMap(({ label }, stop) =>
        lines.map(({ label: line, values, low, high }) => [
          ...[title, label, line],
          ...[values[stop] ?? null, low?.[stop] ?? null, high?.[stop] ?? null],
        ]),
      ),
    ),
  };
}

/** A row for each cell. */
export function tabulateSurface({ panels, across, up, unit }: SurfaceFigure): FigureTable {
  return {
    columns: [text("scheme"), text(across.title), text(up.title), { title: "mean", unit }],
    rows: panels.flatMap(({ title, values }) =>
      values.flatMap((row, y) => row.map((value, x) => [title, across.labels[x]!, up.labels[y]!, value])),
    ),
  };
}

/** A row for each point that the brushes leave. */
export function tabulateParallel(figure: ParallelFigure): FigureTable {
  const { points, axes } = figure;
  return {
    columns: [
      { title: "point", unit: "1" },
      ...axes.map(({ title, unit, names }) => (names === null ? { title, unit } : text(title))),
    ],
    rows: listBrushed(figure).map((place) => [
      points[place]!,
      ...axes.map(({ values, names }) => {
        const value = values[place] ?? null;
        return names === null || value === null ? value : names[value]!;
      }),
    ]),
  };
}

function text(title: string): FigureColumn {
  return { title, unit: "" };
}
