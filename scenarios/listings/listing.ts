/** A table that `list` prints. */
export interface Listing {
  readonly columns: readonly string[];
  /** null where a row has no such value. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Columns padded to the width of their widest cell, except the last. */
export function renderListing({ columns, rows }: Listing): string {
  const lines = [columns, ...rows.map((row) => row.map((cell) => String(cell ?? "")))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** The same for programs: a list of objects. */
export function renderListingJson({ columns, rows }: Listing): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}
