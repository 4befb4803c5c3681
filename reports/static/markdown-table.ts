import type { FigureColumn, FigureTable } from "../figures/figure-columns.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";

type Cell = string | number | null;

/** Rows of a series that a text shows, and of any other figure; every row is in the figure's CSV. */
const SERIES_ROWS = 13;
const OTHER_ROWS = 40;

/** A table in Markdown; its cells are Markdown already. */
export function renderMarkdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A text that Markdown, and the HTML in it, shows as it is. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** A figure's numbers: each with its interval in one cell, long series at some of their dates. */
export function renderFigureTable({ columns, rows }: FigureTable): string {
  const groups = groupColumns(columns);
  const unitAt = columns.findIndex(({ title }) => title === "unit");
  const shown = chooseRows(columns, rows);
  const head = groups.map(({ title }) => escapeMarkdown(title));
  const lines = shown.map((row) =>
    groups.map(({ at, hasInterval }) => {
      const { unit } = columns[at]!;
      const rowUnit = String(row[unitAt] ?? "1");
      const show = (index: number) => showCell(row[index] ?? null, unit === "row" ? rowUnit : unit);
      if (!hasInterval || row[at + 1] === null || row[at + 1] === undefined) return show(at);
      return `${show(at)} (${show(at + 1)} to ${show(at + 2)})`;
    }),
  );
  const table = renderMarkdownTable(head, lines);
  return shown.length === rows.length ? table : `${table}\n\n${shown.length} of ${rows.length} rows.`;
}

interface ColumnGroup {
  readonly title: string;
  readonly at: number;
  /** Whether the next two columns are its interval. */
  readonly hasInterval: boolean;
}

function groupColumns(columns: readonly FigureColumn[]): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  for (let at = 0; at < columns.length; at++) {
    const { title } = columns[at]!;
    if (title === "unit") continue;
    const [low, high] = [columns[at + 1]?.title, columns[at + 2]?.title];
    const hasInterval = (low === "low" && high === "high") || (low === `${title}, low` && high === `${title}, high`);
    groups.push({ title, at, hasInterval });
    if (hasInterval) at += 2;
  }
  return groups;
}

/** All of a short table; of a series the first, the last and some between, evenly; of any other the first. */
function chooseRows(columns: readonly FigureColumn[], rows: FigureTable["rows"]): FigureTable["rows"] {
  const isSeries = columns[0]?.title === "month" || rows.every(([first]) => typeof first === "number");
  const most = isSeries ? SERIES_ROWS : OTHER_ROWS;
  if (rows.length <= most) return rows;
  if (!isSeries) return rows.slice(0, most);
  return Array.from({ length: most }, (_, step) => rows[Math.round((step * (rows.length - 1)) / (most - 1))]!);
}

function showCell(value: Cell, unit: string): string {
  if (value === null) return NO_VALUE;
  return typeof value === "string" ? escapeMarkdown(value) : escapeMarkdown(formatQuantity(value, unit));
}
