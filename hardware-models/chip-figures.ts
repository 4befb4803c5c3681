import type { CostRange } from "./cost-range.ts";

/** Columns of `chip_economics.csv`. */
export const chipFigureColumns = [
  "item",
  "node_nm",
  "low",
  "mid",
  "high",
  "unit",
  "year",
  "source",
  "confidence",
  "note",
] as const;
export type ChipFigureRow = Readonly<Record<(typeof chipFigureColumns)[number], string>>;

/** Figures that differ by process node. */
export type NodeItem =
  | "wafer"
  | "mask-set"
  | "ip-licence"
  | "layout-labour"
  | "defect-density"
  | "fabrication"
  | "mask-layers"
  | "transistor-density"
  | "programme";

/** One cited figure. */
export interface ChipFigure extends CostRange {
  readonly unit: string;
  /** [years AD] whose prices it tells. */
  readonly year: number;
  readonly source: string;
  readonly confidence: string;
  readonly note: string;
}

/** A figure with the node that it is told for. */
export interface NodePoint extends ChipFigure {
  readonly nanometres: number;
}

/** Cited figures of chip making: by node, coarsest first, and those of no node. */
export interface ChipFigures {
  readonly byNode: ReadonlyMap<string, readonly NodePoint[]>;
  readonly general: ReadonlyMap<string, ChipFigure>;
}

/** @throws Error that names the row and column of a cell that cannot be read */
export function parseChipFigures(rows: readonly ChipFigureRow[]): ChipFigures {
  const byNode = new Map<string, NodePoint[]>();
  const general = new Map<string, ChipFigure>();
  for (const row of rows) {
    const figure = parseFigure(row);
    if (row.node_nm === "") general.set(row.item, figure);
    else {
      const point = { ...figure, nanometres: parsePositive(row, "node_nm") };
      byNode.set(row.item, [...(byNode.get(row.item) ?? []), point]);
    }
  }
  for (const points of byNode.values()) points.sort((one, other) => other.nanometres - one.nanometres);
  return { byNode, general };
}

/** A figure of no node. */
export function getChipFigure(figures: ChipFigures, item: string): ChipFigure {
  const figure = figures.general.get(item);
  if (figure === undefined) throw new Error(`chip figures: ${item}: not in the table`);
  return figure;
}

/** A figure at a node; between two nodes of the table a power law. */
export function lookUpNodeFigure(figures: ChipFigures, item: NodeItem, nanometres: number): ChipFigure {
  const points = figures.byNode.get(item) ?? [];
  const finer = points.findIndex((point) => point.nanometres <= nanometres);
  const fine = points[finer];
  if (fine === undefined) throw new Error(`chip figures: ${item}: nothing at ${nanometres} nm`);
  if (fine.nanometres === nanometres) return fine;
  const coarse = points[finer - 1];
  if (coarse === undefined) throw new Error(`chip figures: ${item}: nothing at ${nanometres} nm`);
  const weight = Math.log(nanometres / fine.nanometres) / Math.log(coarse.nanometres / fine.nanometres);
  const mix = (end: keyof CostRange) => fine[end] * (coarse[end] / fine[end]) ** weight;
  return {
    ...fine,
    low: mix("low"),
    mid: mix("mid"),
    high: mix("high"),
    source: `between ${coarse.nanometres} nm (${coarse.source}) and ${fine.nanometres} nm (${fine.source})`,
    confidence: "interpolated",
  };
}

function parseFigure(row: ChipFigureRow): ChipFigure {
  const [low, mid, high] = [parsePositive(row, "low"), parsePositive(row, "mid"), parsePositive(row, "high")];
  if (!(low <= mid && mid <= high)) throw new Error(`chip figures: ${row.item} ${row.node_nm}: low <= mid <= high`);
  const { unit, source, confidence, note } = row;
  return { low, mid, high, unit, year: parsePositive(row, "year"), source, confidence, note };
}

function parsePositive(row: ChipFigureRow, column: "node_nm" | "low" | "mid" | "high" | "year"): number {
  const value = Number(row[column]);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`chip figures: ${row.item} ${row.node_nm}: ${column}: not a positive number: "${row[column]}"`);
}
