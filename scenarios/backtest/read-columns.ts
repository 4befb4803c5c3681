import { parse } from "csv-parse/sync";
import { findNearestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";

/** One row of a user's table, with the number of its line. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

export interface Table<Column extends string> {
  readonly rows: readonly TableRow<Column>[];
  /** How the header calls the columns that it has. */
  readonly names: Readonly<Partial<Record<Column, string>>>;
  /** Columns that nothing is read from, besides those that are known to be for readers. */
  readonly foreign: readonly string[];
}

export interface TableColumns<Column extends string> {
  /** Names in the header that mean the column. */
  readonly known: Readonly<Record<Column, readonly string[]>>;
  readonly optional: readonly Column[];
  /** Names that may stand in the header and are not read. */
  readonly ignored: readonly string[];
}

/**
 * Rows of a CSV by column, whatever the order of the columns; rows without any text are left out.
 *
 * @throws ScenarioError at a header that lacks a column, repeats or misspells one, or a line of another length
 */
export function readColumns<Column extends string>(
  text: string,
  where: string,
  columns: TableColumns<Column>,
): Table<Column> {
  const records = parseRecords(text, where);
  const titles = records[0]?.record ?? [];
  checkSeparator(titles, where);
  const header = titles.map(normaliseName);
  const places = findPlaces(header, where, columns);
  const rows = records.slice(1).map(({ record, line }) => {
    if (record.length !== header.length) {
      const expected = `${header.length} cells, as in the header`;
      const cure = "Quote a cell that holds a comma; write numbers without separators.";
      throw new ScenarioError({ where: `${where}: line ${line}`, expected, found: String(record.length), cure });
    }
    const entries = Object.entries<number>(places).map(([column, at]) => [column, (record[at] ?? "").trim()]);
    return { line, cells: Object.fromEntries(entries) as Record<Column, string> };
  });
  const names = Object.entries<number>(places).map(([column, at]) => [column, header[at]!]);
  return {
    rows,
    names: Object.fromEntries(names) as Partial<Record<Column, string>>,
    foreign: listForeign(header, columns).filter((name) => name !== ""),
  };
}

/** "Release Date" and "price (USD)" are release_date and price_usd. */
function normaliseName(name: string): string {
  const plain = name.trim().toLowerCase();
  return plain.replaceAll(/[\s\-/()[\]]+/g, "_").replaceAll(/^_+|_+$/g, "");
}

function parseRecords(text: string, where: string): { record: string[]; line: number }[] {
  try {
    const rows = parse(text, {
      bom: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      info: true,
    }) as unknown;
    return (rows as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    const found = error instanceof Error ? error.message : "something else";
    throw new ScenarioError({ where, expected: "a table of comma-separated values", found, cure: "Mend the quotes." });
  }
}

function checkSeparator(titles: readonly string[], where: string): void {
  const other = titles.length === 1 ? /[;|\t]/.exec(titles[0]!)?.[0] : undefined;
  if (other === undefined) return;
  throw new ScenarioError({
    where: `${where}: header`,
    expected: "cells separated by commas",
    found: other === "\t" ? "tabs" : JSON.stringify(other),
    cure: "Save it with commas between cells, and points before decimals.",
  });
}

function listForeign<Column extends string>(
  header: readonly string[],
  { known, ignored }: TableColumns<Column>,
): string[] {
  const all = [...Object.values<readonly string[]>(known).flat(), ...ignored];
  return header.filter((name) => !all.includes(name));
}

function findPlaces<Column extends string>(
  header: readonly string[],
  where: string,
  columns: TableColumns<Column>,
): Record<Column, number> {
  const { known, optional } = columns;
  const names = Object.entries<readonly string[]>(known);
  const foreign = listForeign(header, columns);
  const isMissing = ([column, aliases]: (typeof names)[number]) =>
    !(optional as readonly string[]).includes(column) && !aliases.some((alias) => header.includes(alias));
  checkSpelling(
    foreign,
    names.filter(isMissing).flatMap(([, aliases]) => aliases),
    where,
  );
  const places: Partial<Record<Column, number>> = {};
  for (const [column, aliases] of names) {
    const at = header.flatMap((name, place) => (aliases.includes(name) ? [place] : []));
    const isOptional = (optional as readonly string[]).includes(column);
    if (at.length === 1) places[column as Column] = at[0]!;
    else if (at.length > 1 || !isOptional) {
      throw new ScenarioError({
        where: `${where}: header`,
        expected: `one column ${aliases.slice(0, 3).join(" or ")}`,
        found: at.length === 0 ? "none" : `${at.length} of them`,
        cure: at.length > 0 || foreign.length === 0 ? "" : `Not known: ${foreign.join(", ")}.`,
      });
    }
  }
  return places as Record<Column, number>;
}

/** A strange name that is nearly that of a column which has to be there, and is not, stands for it by mistake. */
function checkSpelling(foreign: readonly string[], missing: readonly string[], where: string): void {
  for (const name of foreign) {
    const meant = findNearestName(name, missing);
    if (meant === undefined) continue;
    const cure = `Did you mean "${meant}"?`;
    throw new ScenarioError({
      where: `${where}: header`,
      expected: "known columns",
      found: JSON.stringify(name),
      cure,
    });
  }
}
