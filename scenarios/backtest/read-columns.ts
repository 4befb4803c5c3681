import { parse } from "csv-parse/sync";
import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";

/** One row of a user's table, with the number of its line. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

export interface TableColumns<Column extends string> {
  /** Names in the header that mean the column; null stands for one that may be missing. */
  readonly known: Readonly<Record<Column, readonly string[]>>;
  readonly optional: readonly Column[];
  /** Names that may stand in the header and are not read. */
  readonly ignored: readonly string[];
}

/**
 * Rows of a CSV by column, whatever the order of the columns.
 *
 * @throws ScenarioError at a header that lacks a column, repeats or does not know one, or a line of another length
 */
export function readColumns<Column extends string>(
  text: string,
  where: string,
  columns: TableColumns<Column>,
): TableRow<Column>[] {
  const records = parseRecords(text, where);
  const header = (records[0]?.record ?? []).map((name) => name.trim().toLowerCase());
  const places = findPlaces(header, where, columns);
  return records.slice(1).map(({ record, line }) => {
    if (record.length !== header.length) {
      const expected = `${header.length} cells, as in the header`;
      throw new ScenarioError({ where: `${where}: line ${line}`, expected, found: String(record.length) });
    }
    const entries = Object.entries<number>(places).map(([column, at]) => [column, (record[at] ?? "").trim()]);
    return { line, cells: Object.fromEntries(entries) as Record<Column, string> };
  });
}

function parseRecords(text: string, where: string): { record: string[]; line: number }[] {
  try {
    const rows = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true, info: true }) as unknown;
    return (rows as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    const found = error instanceof Error ? error.message : "something else";
    throw new ScenarioError({ where, expected: "a table of comma-separated values", found, cure: "Mend the quotes." });
  }
}

function findPlaces<Column extends string>(
  header: readonly string[],
  where: string,
  { known, optional, ignored }: TableColumns<Column>,
): Record<Column, number> {
  const names = Object.entries<readonly string[]>(known);
  const all = [...names.flatMap(([, aliases]) => aliases), ...ignored];
  const foreign = header.find((name) => !all.includes(name));
  if (foreign !== undefined) {
    const found = JSON.stringify(foreign);
    throw new ScenarioError({
      where: `${where}: header`,
      expected: "known columns",
      found,
      cure: suggestName(foreign, all),
    });
  }
  const places: Partial<Record<Column, number>> = {};
  for (const [column, aliases] of names) {
    const at = header.flatMap((name, place) => (aliases.includes(name) ? [place] : []));
    const isOptional = (optional as readonly string[]).includes(column);
    if (at.length === 1) places[column as Column] = at[0]!;
    else if (at.length > 1 || !isOptional) {
      const expected = `one column ${aliases.join(" or ")}`;
      throw new ScenarioError({
        where: `${where}: header`,
        expected,
        found: at.length === 0 ? "none" : `${at.length} of them`,
      });
    }
  }
  return places as Record<Column, number>;
}

/** Larger numbers are no record of anything, and their products would leave the range of a double. */
const LARGEST_CELL = 1e30;

/**
 * A cell as a number above zero, or not below it, and at most `LARGEST_CELL`.
 *
 * @throws ScenarioError that names line and column
 */
export function readCell(text: string, place: string, bound: "positive" | "not negative"): number {
  const value = text === "" ? Number.NaN : Number(text);
  if (value <= LARGEST_CELL && (bound === "positive" ? value > 0 : value >= 0)) return value;
  const expected = bound === "positive" ? "a number above 0" : "a number >= 0";
  if (value > LARGEST_CELL) {
    throw new ScenarioError({ where: place, expected: `${expected}, at most 1e30`, found: JSON.stringify(text) });
  }
  throw new ScenarioError({ where: place, expected, found: text === "" ? "an empty cell" : JSON.stringify(text) });
}
