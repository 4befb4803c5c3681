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

/** A subsidy that halves every so many blocks; height before the first month of the table. */
export interface HalvingSchedule {
  readonly intervalBlocks: number;
  readonly startHeight: number;
}

/**
 * Months in order and without a gap, from the first that has a price above 0. A later month may have the price 0: a
 * month without a market.
 *
 * @throws ScenarioError that names the line and the column of what cannot be used
 */
export function parseSeries(text: string, where: string, schedule: HalvingSchedule | null): SeriesMonth[] {
  const rows = readColumns(text, where, seriesColumns);
  checkOrder(rows, where);
  const first = rows.findIndex(({ cells }) => cells.price !== "" && Number(cells.price) !== 0);
  const heights = schedule === null ? null : listHeights(rows, where, schedule.startHeight);
  const months =
    first < 0
      ? []
      : rows.slice(first).map((row, at) => ({
          ...parseRow(row, where),
          ...(schedule === null ? {} : describeHalving(row, heights![first + at]!, schedule.intervalBlocks)),
        }));
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

/** Blocks of the chain by the end of each month. */
function listHeights(rows: readonly TableRow<SeriesColumn>[], where: string, startHeight: number): number[] {
  let height = startHeight;
  return rows.map(({ line, cells }) => {
    const blocks = cells.blocks as string | undefined;
    if (blocks === undefined) {
      const cure = "Add the column, or leave --halving-blocks out.";
      throw new ScenarioError({ where: `${where}: header`, expected: "one column blocks", found: "none", cure });
    }
    height += readCell(blocks, `${where}: line ${line}: blocks`, "not negative");
    return height;
  });
}

/** When the next halving comes at the month's own pace of blocks, and what it leaves of the revenue: no later month is read. */
function describeHalving(
  { cells }: TableRow<SeriesColumn>,
  height: number,
  interval: number,
): Pick<SeriesMonth, "nextHalving"> {
  const blocks = Number(cells.blocks);
  const subsidy = Number(cells.issuance) / (Number(cells.issuance) + Number(cells.fees));
  if (!(blocks > 0) || !(subsidy > 0)) return {};
  return { nextHalving: { years: (interval - (height % interval)) / blocks / 12, factor: 1 - subsidy / 2 } };
}

function parseRow({ line, cells }: TableRow<SeriesColumn>, where: string): SeriesMonth {
  const place = (column: string) => `${where}: line ${line}: ${column}`;
  const timeSeconds = parseMonth(cells.month);
  const price = readCell(cells.price, place("price_usd"), "not negative");
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
