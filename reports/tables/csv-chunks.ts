import { stringify } from "csv-stringify/sync";

/** A cell; null is a value that does not exist and is written as an empty cell. */
export type CsvCell = string | number | boolean | null;

const ROWS_PER_CHUNK = 2000;

/**
 * CSV text in pieces of 2000 rows, the header first: a table of any length needs little memory.
 * A text that a spreadsheet would run as a formula gets a leading apostrophe.
 *
 * @throws {RangeError} at a number that is not finite; a missing value must be null
 */
export function* renderCsvChunks(
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
): Generator<string> {
  yield stringifyRows([columns]);
  let batch: (readonly CsvCell[])[] = [];
  let row = 0;
  for (const cells of rows) {
    row += 1;
    assertCells(table, columns, row, cells);
    batch.push(cells);
    if (batch.length === ROWS_PER_CHUNK) {
      yield stringifyRows(batch);
      batch = [];
    }
  }
  if (batch.length > 0) yield stringifyRows(batch);
}

/** A recorder's NaN marks a value that does not exist. */
export function getCell(column: ArrayLike<number>, index: number): number | null {
  const value = column[index];
  return value === undefined || Number.isNaN(value) ? null : value;
}

function stringifyRows(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((cells) => [...cells]),
    { escape_formulas: true, cast: { boolean: (value) => (value ? "true" : "false") } },
  );
}

function assertCells(table: string, columns: readonly string[], row: number, cells: readonly CsvCell[]): void {
  if (cells.length !== columns.length) {
    throw new RangeError(`${table}: row ${row}: expected ${columns.length} cells, got ${cells.length}`);
  }
  const at = cells.findIndex((cell) => typeof cell === "number" && !Number.isFinite(cell));
  if (at >= 0) {
    throw new RangeError(
      `${table}: row ${row}: ${columns[at] ?? ""}: expected a finite number or null, got ${String(cells[at])}`,
    );
  }
}
