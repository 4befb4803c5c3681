import { plainText } from "./plain-text.ts";
import { countColumns, fitLeft, fitRight } from "./text-layout.ts";

/** A column of a table in plain text. */
export interface TextColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

/** Lines of a table: each column as wide as its widest cell, two spaces between. */
export function renderTextTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map(plainText))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => countColumns(line[at] ?? ""))));
  return lines.map((line) =>
    columns
      .map(({ align }, at) => (align === "left" ? fitLeft : fitRight)(line[at] ?? "", widths[at]!))
      .join("  ")
      .trimEnd(),
  );
}
