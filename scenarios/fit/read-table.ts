import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { getPackageRoot } from "../store/package-root.ts";

/** Path of a file among the data of the hardware models. */
export function getDataPath(name: string): string {
  return join(getPackageRoot(), "hardware-models", "data", name);
}

/**
 * Rows of a data file by column name.
 *
 * @throws Error that names the file and the column that it lacks
 */
export function readTable<Column extends string>(
  name: string,
  columns: readonly Column[],
): Readonly<Record<Column, string>>[] {
  const rows = parse<Record<string, string>>(readFileSync(getDataPath(name), "utf8"), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const missing = columns.find((column) => rows[0]?.[column] === undefined);
  if (missing !== undefined) throw new Error(`${name}: the column ${missing} is missing`);
  return rows as Record<Column, string>[];
}
