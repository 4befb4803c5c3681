import type { Range } from "./evidence.ts";

/** Columns of `trends.csv`. */
export const trendColumns = [
  "category",
  "item",
  "date",
  "value",
  "low",
  "high",
  "unit",
  "source",
  "confidence",
  "notes",
] as const;

export type TrendRow = Readonly<Record<(typeof trendColumns)[number], string>>;

/** A figure of `trends.csv`, with its range where the source gives one. */
export interface Trend extends Range {
  readonly source: string;
  readonly hasRange: boolean;
}

/**
 * The row of an item, at a date where an item has several.
 *
 * @throws Error where there is no such row, or it holds no number
 */
export function getTrend(rows: readonly TrendRow[], item: string, date?: string): Trend {
  const row = rows.find((known) => known.item === item && (date === undefined || known.date === date));
  if (row === undefined) throw new Error(`trends.csv: no row of ${item}${date === undefined ? "" : ` in ${date}`}`);
  const value = readFigure(row.value, item);
  return {
    value,
    low: row.low === "" ? value : readFigure(row.low, item),
    high: row.high === "" ? value : readFigure(row.high, item),
    source: `${getSource(rows, row)} (${row.confidence})`,
    hasRange: row.low !== "" && row.high !== "",
  };
}

/** Some rows name the source of the row above. */
function getSource(rows: readonly TrendRow[], row: TrendRow): string {
  const above = rows.slice(0, rows.indexOf(row) + 1);
  return above.findLast(({ source }) => !/^(as above|same)\b/.test(source))?.source ?? row.source;
}

function readFigure(text: string, item: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new Error(`trends.csv: ${item}: expected a number, got "${text}"`);
}
