import type { RankedFigure, ScatterAxis, ScatterFigure, TornadoFigure } from "./figure.ts";
import type { FigureColumn, FigureTable } from "./figure-columns.ts";

export function tabulateRanked({ unit, valueTitle, markTitle, bars }: RankedFigure): FigureTable {
  const value = (title: string): FigureColumn => ({ title, unit });
  return {
    columns: [text("of"), ...[valueTitle, "low", "high", markTitle, "from luck alone"].map(value)],
    rows: bars.map(({ label, value: own, low, high, mark, noiseFloor }) => [label, own, low, high, mark, noiseFloor]),
  };
}

/** Two rows for each assumption: set low and set high. */
export function tabulateTornado({ unit, base, bars }: TornadoFigure): FigureTable {
  const value = (title: string): FigureColumn => ({ title, unit });
  return {
    columns: [text("assumption"), text("set to"), ...["as assumed", "then", "low", "high"].map(value)],
    rows: bars.flatMap(({ label, low, high }) =>
      [low, high].map(({ setting, value: then, from, to }) => [label, setting, base, then, from, to]),
    ),
  };
}

export function tabulateScatter({ x, y, points }: ScatterFigure): FigureTable {
  return {
    columns: [text("of"), text("kind"), describeAxis(x), describeAxis(y), text("more")],
    rows: points.map((point) => [point.name, point.group, point.x, point.y, point.detail]),
  };
}

function describeAxis({ title, unit, scale }: ScatterAxis): FigureColumn {
  return { title, unit: scale === "year" ? "1" : unit };
}

function text(title: string): FigureColumn {
  return { title, unit: "" };
}
