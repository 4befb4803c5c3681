import type { FigureTable } from "../figures/figure-columns.ts";

/** A figure's table as CSV, each number in the unit its header names; a missing value is an empty cell. */
export function renderFigureCsv({ columns, rows }: FigureTable): string {
  const header = columns.map(({ title, unit }) => {
    const raw = getRawUnit(unit);
    return unit === "" || unit === "row" ? title : `${title} [${raw}]`;
  });
  const unitAt = columns.findIndex(({ title }) => title === "unit");
  const lines = rows.map((row) => row.map((cell, at) => (at === unitAt ? getRawUnit(String(cell)) : cell)));
  return [header, ...lines].map((cells) => `${cells.map(quoteCell).join(",")}\n`).join("");
}

/** Shares are written as fractions of one. */
function getRawUnit(unit: string): string {
  return unit === "share" || unit === "points" ? "1" : unit;
}

/** A text is quoted where it must be, and kept from being run as a formula; a number is written as it is. */
function quoteCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
