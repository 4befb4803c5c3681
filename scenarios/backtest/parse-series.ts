import { addMonths, parseMonth } from "../../sim/calendar.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { SeriesMonth } from "./backtest-data.ts";
import { computeNextHalving, type HalvingSchedule, listHeights } from "./halving-schedule.ts";
import { getRateScale } from "./rate-units.ts";
import { readCell } from "./read-cell.ts";
import { readColumns, type Table } from "./read-columns.ts";
import { type SeriesColumn, type SeriesRow, seriesColumns } from "./series-columns.ts";
import { listSeriesNotes } from "./series-notes.ts";

const FEWEST_MONTHS = 3;

export interface Series {
  readonly months: readonly SeriesMonth[];
  /** What was left out of the table or taken for granted, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Months in order and without a gap, from the first that has a price and a hashrate above 0. A later month may have the
 * price 0: a month without a market. Fees that are not told are none.
 *
 * @throws ScenarioError that names the line and the column of what cannot be used
 */
export function parseSeries(text: string, where: string, schedule: HalvingSchedule | null): Series {
  const table = readColumns(text, where, seriesColumns);
  const rows = readMonths(table, where);
  const first = rows.findIndex(({ cells }) => isTold(cells.price) && isTold(cells.hashrate));
  const used = first < 0 ? [] : rows.slice(first);
  const heights = schedule === null ? [] : listHeights(rows.map(getBlocks), where, schedule.startHeight);
  const rateScale = getRateScale(table.names.hashrate ?? "");
  const months = used.map((row, at) => {
    const { issuance, fees, blocks, ...month } = parseRow(row, where, rateScale);
    if (schedule === null) return month;
    const next = computeNextHalving({ issuance, fees, blocks }, heights[first + at]!, schedule.intervalBlocks);
    return next === null ? month : { ...month, nextHalving: next };
  });
  if (months.length >= FEWEST_MONTHS) return { months, notes: listSeriesNotes(table, rows, first, where) };
  const expected = `at least ${FEWEST_MONTHS} months with a price and a hashrate`;
  throw new ScenarioError({ where, expected, found: String(months.length), cure: "Add months." });
}

function isTold(cell: string): boolean {
  return cell !== "" && Number(cell) !== 0;
}

function getBlocks({ line, cells }: SeriesRow): { readonly line: number; readonly blocks: string | undefined } {
  return { line, blocks: cells.blocks };
}

/** A date stands for the month that it lies in. */
function readMonths({ rows }: Table<SeriesColumn>, where: string): SeriesRow[] {
  let before: string | undefined;
  return rows.map((row) => {
    const place = `${where}: line ${row.line}: month`;
    const found = JSON.stringify(row.cells.month);
    const month = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ].*)?)?$/.exec(row.cells.month)?.[1];
    if (month === undefined) throw new ScenarioError({ where: place, expected: "a month as YYYY-MM", found });
    if (before !== undefined && month !== addMonths(before, 1)) {
      throw new ScenarioError({
        where: place,
        expected: addMonths(before, 1),
        found,
        cure: describeCure(month, before),
      });
    }
    before = month;
    return { ...row, month };
  });
}

function describeCure(month: string, before: string): string {
  if (month > before) return "Fill the gap.";
  if (month < before) return "Sort the months, each once, the oldest first.";
  return "Give each month once: the mean of its days, and the sum of its coins.";
}

interface ParsedRow extends SeriesMonth {
  readonly issuance: number;
  readonly fees: number;
  readonly blocks: number;
}

function parseRow({ line, month, cells }: SeriesRow, where: string, rateScale: number): ParsedRow {
  const place = (column: string) => `${where}: line ${line}: ${column}`;
  const timeSeconds = parseMonth(month);
  const noMarket = "Write 0 for a month without a market.";
  const price = readCell(cells.price, place("price_usd"), "not negative", noMarket);
  const issuance = readCell(cells.issuance, place("issuance"), "not negative");
  const fees = cells.fees === "" ? 0 : readCell(cells.fees, place("fees"), "not negative");
  const blocks = cells.blocks as string | undefined;
  if (!(issuance + fees > 0)) {
    throw new ScenarioError({ where: place("issuance"), expected: "coins for miners, minted or as fees", found: "0" });
  }
  const unknown = "Take it from the difficulty, or start the series later.";
  return {
    month,
    timeSeconds,
    seconds: parseMonth(addMonths(month, 1)) - timeSeconds,
    revenueUsd: price * (issuance + fees),
    observedHashrate: readCell(cells.hashrate, place("hashrate"), "positive", unknown) * rateScale,
    issuance,
    fees,
    blocks: blocks === undefined ? 0 : readCell(blocks, place("blocks"), "not negative"),
  };
}
