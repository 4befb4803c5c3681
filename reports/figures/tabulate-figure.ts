import type {
  ContrastsFigure,
  DistributionFigure,
  DotsFigure,
  Figure,
  FlowsFigure,
  LinesFigure,
  LorenzFigure,
  RangesFigure,
  RooflineFigure,
  StackFigure,
} from "./figure.ts";
import type { FigureColumn, FigureTable } from "./figure-columns.ts";
import { tabulateRanked, tabulateScatter, tabulateTornado } from "./tabulate-bars.ts";
import { tabulateParallel, tabulateResponse, tabulateSurface } from "./tabulate-study.ts";

export function tabulateFigure(figure: Figure): FigureTable {
  switch (figure.kind) {
    case "lines":
      return tabulateLines(figure);
    case "stack":
      return tabulateStack(figure);
    case "flows":
      return tabulateFlows(figure);
    case "lorenz":
      return tabulateLorenz(figure);
    case "dots":
      return tabulateDots(figure);
    case "contrasts":
      return tabulateContrasts(figure);
    case "bars":
      return {
        columns: [text("year"), { title: figure.valueTitle, unit: "1" }, { title: figure.markTitle, unit: "1" }],
        rows: figure.bars.map(({ label, value, mark }) => [label, value, mark]),
      };
    case "roofline":
      return tabulateRoofline(figure);
    case "distribution":
      return tabulateDistribution(figure);
    case "ranges":
      return tabulateRanges(figure);
    case "response":
      return tabulateResponse(figure);
    case "surface":
      return tabulateSurface(figure);
    case "parallel":
      return tabulateParallel(figure);
    case "ranked":
      return tabulateRanked(figure);
    case "tornado":
      return tabulateTornado(figure);
    case "scatter":
      return tabulateScatter(figure);
    case "empty":
      return { columns: [], rows: [] };
  }
}

function tabulateLines({ months, unit, panels, showsRuns = false }: LinesFigure): FigureTable {
  const series = panels.flatMap(({ title, lines }) =>
    lines.flatMap(({ label, values, low, high, runs = [] }) => {
      const name = joinTitles(title, label);
      const mean = { column: { title: name, unit }, values };
      const single = (showsRuns ? runs : []).map((run, index) => ({
        column: { title: `${name}, replication ${index + 1}`, unit },
        values: run,
      }));
      if (low === null || high === null) return [mean, ...single];
      return [
        mean,
        { column: { title: `${name}, low`, unit }, values: low },
        { column: { title: `${name}, high`, unit }, values: high },
        ...single,
      ];
    }),
  );
  return tabulateMonths(months, series);
}

function tabulateStack({ months, panels }: StackFigure): FigureTable {
  const series = panels.flatMap(({ title, layers }) =>
    layers.map(({ label, values }) => ({ column: { title: joinTitles(title, label), unit: "share" }, values })),
  );
  return tabulateMonths(months, series);
}

function tabulateMonths(
  months: readonly string[],
  series: readonly { column: FigureColumn; values: readonly (number | null)[] }[],
): FigureTable {
  return {
    columns: [text("month"), ...series.map(({ column }) => column)],
    rows: months.map((month, index) => [month, ...series.map(({ values }) => values[index] ?? null)]),
  };
}

function tabulateLorenz({ panels }: LorenzFigure): FigureTable {
  const columns = [text("of"), text("scheme"), { title: "parties", unit: "share" }, { title: "total", unit: "share" }];
  const rows = panels.flatMap(({ title, curves }) =>
    curves.flatMap(({ label, parties, total }) =>
      parties.map((share, index) => [title, label, share, total[index] ?? null]),
    ),
  );
  return { columns, rows };
}

function tabulateDots({ dots }: DotsFigure): FigureTable {
  const value = (title: string) => ({ title, unit: "row" });
  const pairing = { title: "variance cut by pairing", unit: "factor" };
  return {
    columns: [text("measure"), value("mean"), value("low"), value("high"), pairing, text("unit")],
    rows: dots.map(({ label, mean, low, high, varianceReduction, unit }) => [
      label,
      mean,
      low,
      high,
      varianceReduction,
      unit,
    ]),
  };
}

function tabulateContrasts({ rows }: ContrastsFigure): FigureTable {
  const value = (title: string) => ({ title, unit: "row" });
  return {
    columns: [text("measure"), text("scheme"), value("mean"), value("low"), value("high"), text("unit")],
    rows: rows.flatMap(({ label: measure, unit, contrasts }) =>
      contrasts.map(({ label, mean, low, high }) => [measure, label, mean, low, high, unit]),
    ),
  };
}

function tabulateFlows({ panels, unit }: FlowsFigure): FigureTable {
  const amount = (title: string) => ({ title, unit });
  return {
    columns: [
      ...["scheme", "side", "flow"].map(text),
      ...["mean", "low", "high"].map(amount),
      { title: "share", unit: "share" },
    ],
    rows: panels.flatMap(({ title, nodes }) =>
      nodes.map(({ side, label, amount: mean, low, high, share }) => [
        ...[title, side === "source" ? "in" : "out", label],
        ...[mean, low, high, share],
      ]),
    ),
  };
}

function tabulateRoofline({ points }: RooflineFigure): FigureTable {
  const rate = (title: string) => ({ title, unit: "FLOP/s" });
  return {
    columns: [
      text("kernel"),
      { title: "intensity", unit: "FLOP/B" },
      ...["rate", "low", "high"].map(rate),
      { title: "share of its roofline", unit: "share" },
    ],
    rows: points.map(({ title, flopsPerByte, flopsPerSecond, low, high, rooflineShare }) => [
      ...[title, flopsPerByte, flopsPerSecond, low, high, rooflineShare],
    ]),
  };
}

function tabulateDistribution({ of, unit, curves }: DistributionFigure): FigureTable {
  return {
    columns: [{ title: `share of ${of}`, unit: "share" }, ...curves.map(({ label }) => ({ title: label, unit }))],
    rows: (curves[0]?.values ?? []).map((_, percent) => [
      percent / 100,
      ...curves.map(({ values }) => values[percent] ?? null),
    ]),
  };
}

function tabulateRanges({ unit, valueTitle, markTitle, rows }: RangesFigure): FigureTable {
  const value = (title: string) => ({ title, unit });
  const marks = markTitle === "" ? [] : [value(markTitle)];
  return {
    columns: [text("of"), value(valueTitle), value("low"), value("high"), ...marks],
    rows: rows.map(({ label, mean, low, high, mark }) => [
      ...[label, mean, low, high],
      ...(markTitle === "" ? [] : [mark]),
    ]),
  };
}

function text(title: string): FigureColumn {
  return { title, unit: "" };
}

function joinTitles(panel: string, label: string): string {
  return panel === "" ? label : `${panel}: ${label}`;
}
