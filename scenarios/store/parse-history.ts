import type { MonthRow } from "../../sim/markets/history.ts";
import { HASHES_PER_EXAHASH } from "../../sim/units.ts";

/** Columns of the history's CSV, in order. */
export const historyColumns = [
  "month",
  "price_usd",
  "difficulty",
  "hashrate_ehs",
  "issuance_btc",
  "fees_btc",
  "blocks",
] as const;

type HistoryRow = Readonly<Record<(typeof historyColumns)[number], string>>;

/**
 * Months in order, without a gap.
 *
 * @throws Error that names the row and column of a cell that cannot be read
 */
export function parseHistory(rows: readonly HistoryRow[]): MonthRow[] {
  return rows.map((row, index) => parseRow(row, index, rows[index - 1]?.month));
}

function parseRow(row: HistoryRow, index: number, previous: string | undefined): MonthRow {
  const refuse = (column: string, expected: string, found: string): Error =>
    new Error(`history row ${index + 1} (${row.month}): ${column}: expected ${expected}, got "${found}"`);
  const amount = (column: Exclude<(typeof historyColumns)[number], "month">): number => {
    const value = row[column].trim() === "" ? Number.NaN : Number(row[column]);
    if (!Number.isFinite(value) || value < 0) throw refuse(column, "a number >= 0", row[column]);
    return value;
  };
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(row.month)) throw refuse("month", "YYYY-MM", row.month);
  const expected = previous === undefined ? row.month : computeNextMonth(previous);
  if (row.month !== expected) throw refuse("month", expected, row.month);
  return {
    month: row.month,
    priceUsd: row.price_usd === "" ? null : amount("price_usd"),
    difficulty: amount("difficulty"),
    hashrateHashesPerSecond: amount("hashrate_ehs") * HASHES_PER_EXAHASH,
    issuanceBtc: amount("issuance_btc"),
    // The chain's first month has no entry: no fee was paid yet.
    feesBtc: row.fees_btc === "" && index === 0 ? 0 : amount("fees_btc"),
    blocks: amount("blocks"),
  };
}

function computeNextMonth(month: string): string {
  const [year = 0, ofYear = 0] = month.split("-").map(Number);
  return ofYear === 12 ? `${year + 1}-01` : `${year}-${String(ofYear + 1).padStart(2, "0")}`;
}
