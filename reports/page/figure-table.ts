import type { FigureColumn, FigureTable } from "../figures/figure-columns.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";

type Cell = string | number | null;

/** Tables up to so many rows are shown whole. */
const WHOLE_ROWS = 300;
/** Rows of a longer one that are shown at first, and by each step of "more", so that it opens at once. */
export const ROWS_AT_ONCE = 50;

/** Column by which rows are ordered, and which way; null for the order of the figure. */
type Order = { readonly column: number; readonly sign: 1 | -1 } | null;

/** A figure's data as a table that scrolls by keyboard and sorts by any column; each cell carries the plain number. */
export function buildFigureTable({ columns, rows }: FigureTable, caption: string): HTMLElement {
  const frame = document.createElement("div");
  frame.className = "scroll scroll-tall";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", `Table: ${caption}`);
  const table = document.createElement("table");
  table.createCaption().textContent = caption;
  const unitAt = columns.findIndex(({ title }) => title === "unit");
  const head = table.createTHead().insertRow();
  const body = table.createTBody();
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more-rows";
  let order: Order = null;
  let shown = rows.length > WHOLE_ROWS ? ROWS_AT_ONCE : rows.length;
  const refresh = () => {
    fillBody(body, order === null ? rows : sortRows(rows, order), { columns, unitAt, shown });
    more.hidden = shown >= rows.length;
    more.textContent = `Show more rows: ${Math.min(shown, rows.length)} of ${rows.length} shown`;
    for (const cell of head.cells) {
      const isOrdered = order !== null && cell.dataset["column"] === String(order.column);
      cell.ariaSort = isOrdered && order !== null ? (order.sign === 1 ? "ascending" : "descending") : null;
    }
  };
  for (const [index, { title }] of columns.entries()) {
    if (index === unitAt) continue;
    head.append(
      buildHead(title, index, () => {
        order = { column: index, sign: order?.column === index && order.sign === 1 ? -1 : 1 };
        refresh();
      }),
    );
  }
  more.addEventListener("click", () => {
    shown += ROWS_AT_ONCE;
    refresh();
  });
  refresh();
  frame.append(table, more);
  return frame;
}

function buildHead(title: string, index: number, sort: () => void): HTMLElement {
  const cell = document.createElement("th");
  cell.scope = "col";
  cell.dataset["column"] = String(index);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.textContent = title;
  button.addEventListener("click", sort);
  cell.append(button);
  return cell;
}

/** Cells without a value come last either way. */
function sortRows(rows: FigureTable["rows"], { column, sign }: NonNullable<Order>): FigureTable["rows"] {
  return rows.toSorted((one, other) => compareCells(one[column] ?? null, other[column] ?? null, sign));
}

function compareCells(one: Cell, other: Cell, sign: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === "number" && typeof other === "number") return sign * (one - other);
  return sign * String(one).localeCompare(String(other), "en");
}

function fillBody(
  body: HTMLTableSectionElement,
  rows: FigureTable["rows"],
  {
    columns,
    unitAt,
    shown,
  }: { readonly columns: readonly FigureColumn[]; readonly unitAt: number; readonly shown: number },
): void {
  body.replaceChildren();
  for (const row of rows.slice(0, shown)) {
    const line = body.insertRow();
    for (const [index, value] of row.entries()) {
      if (index !== unitAt) line.append(buildCell(value, columns[index]!, String(row[unitAt] ?? "1")));
    }
  }
}

function buildCell(value: Cell, { unit }: FigureColumn, rowUnit: string): HTMLElement {
  if (typeof value === "string") {
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = value;
    return head;
  }
  const cell = document.createElement("td");
  cell.className = "number";
  if (value === null) {
    cell.textContent = NO_VALUE;
    return cell;
  }
  const data = document.createElement("data");
  data.value = String(value);
  data.textContent = formatQuantity(value, unit === "row" ? rowUnit : unit);
  cell.append(data);
  return cell;
}
