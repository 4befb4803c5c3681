import { addMonths, parseMonth } from "../../sim/calendar.ts";
import { HASHES_PER_EXAHASH } from "../../sim/units.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { SeriesMonth } from "./backtest-data.ts";
import { readCell, readColumns, type TableColumns, type TableRow } from "./read-columns.ts";

type SeriesColumn = "month" | "price" | "exahashes" | "hashes" | "issuance" | "fees" | "blocks";

/** The columns of the project's own `bitcoin_monthly.csv`, and the same for a coin of another name. */
const seriesColumns: TableColumns<SeriesColumn> = {
  known: {
    month: ["month"],
    price: ["price_usd", "price"],
    exahashes: ["hashrate_ehs"],
    hashes: ["hashrate", "hashrate_hs"],
    issuance: ["issuance", "issuance_btc", "issuance_coins"],
    fees: ["fees", "fees_btc", "fees_coins"],
    blocks: ["blocks"],
  },
  optional: ["exahashes", "hashes", "blocks"],
  ignored: ["difficulty"],
};

const FEWEST_MONTHS = 3;

/**
 * Months in order and without a gap, from the first that has a price.
 *
 * @throws ScenarioError that names the line and the column of what cannot be used
 */
export function parseSeries(text: string, where: string): SeriesMonth[] {
  const rows = readColumns(text, where, seriesColumns);
  checkOrder(rows, where);
  const first = rows.findIndex(({ cells }) => cells.price !== "");
  const months = first < 0 ? [] : rows.slice(first).map((row) => parseRow(row, where));
  if (months.length >= FEWEST_MONTHS) return months;
  const expected = `at least ${FEWEST_MONTHS} months with a price`;
  throw new ScenarioError({ where, expected, found: String(months.length), cure: "Add months." });
}

function checkOrder(rows: readonly TableRow<SeriesColumn>[], where: string): void {
  rows.forEach(({ line, cells: { month } }, index) => {
    const place = `${where}: line ${line}: month`;
    const found = JSON.stringify(month);
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
      throw new ScenarioError({ where: place, expected: "a month as YYYY-MM", found });
    }
    const before = rows[index - 1]?.cells.month;
    if (before === undefined || month === addMonths(before, 1)) return;
    const cure = month > addMonths(before, 1) ? "Fill the gap." : "Sort the months, each once.";
    throw new ScenarioError({ where: place, expected: addMonths(before, 1), found, cure });
  });
}

function parseRow({ line, cells }: TableRow<SeriesColumn>, where: string): SeriesMonth {
  const place = (column: string) => `${where}: line ${line}: ${column}`;
  const timeSeconds = parseMonth(cells.month);
  const price = readCell(cells.price, place("price_usd"), "positive");
  const coins =
    readCell(cells.issuance, place("issuance"), "not negative") + readCell(cells.fees, place("fees"), "not negative");
  if ((cells.blocks as string | undefined) !== undefined) readCell(cells.blocks, place("blocks"), "not negative");
  if (!(coins > 0)) {
    throw new ScenarioError({ where: place("issuance"), expected: "coins for miners, minted or as fees", found: "0" });
  }
  return {
    month: cells.month,
    timeSeconds,
    seconds: parseMonth(addMonths(cells.month, 1)) - timeSeconds,
    revenueUsd: price * coins,
    observedHashrate: readHashrate(cells, where, place),
  };
}

function readHashrate(
  cells: Readonly<Partial<Record<SeriesColumn, string>>>,
  where: string,
  place: (column: string) => string,
): number {
  const { exahashes, hashes } = cells;
  if (exahashes !== undefined && hashes === undefined) {
    return readCell(exahashes, place("hashrate_ehs"), "positive") * HASHES_PER_EXAHASH;
  }
  if (hashes !== undefined && exahashes === undefined) return readCell(hashes, place("hashrate"), "positive");
  const found = hashes === undefined ? "none" : "both";
  throw new ScenarioError({ where: `${where}: header`, expected: "hashrate (H/s) or hashrate_ehs (EH/s)", found });
}
