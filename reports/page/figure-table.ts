import type { FigureColumn, FigureTable } from "../figures/tabulate-figure.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";

/** A figure's data as a table that scrolls by keyboard; each cell carries the plain number for a machine. */
export function buildFigureTable({ columns, rows }: FigureTable, caption: string): HTMLElement {
  const frame = document.createElement("div");
  frame.className = "scroll scroll-tall";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", `Table: ${caption}`);
  const table = document.createElement("table");
  table.createCaption().textContent = caption;
  const head = table.createTHead().insertRow();
  for (const { title } of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = title;
    head.append(cell);
  }
  const body = table.createTBody();
  const unitAt = columns.findIndex(({ title }) => title === "unit");
  for (const row of rows) {
    const line = body.insertRow();
    for (const [index, value] of row.entries()) {
      if (index !== unitAt) line.append(buildCell(value, columns[index]!, String(row[unitAt] ?? "1")));
    }
  }
  if (unitAt >= 0) head.cells[unitAt]?.remove();
  frame.append(table);
  return frame;
}

function buildCell(value: string | number | null, { unit }: FigureColumn, rowUnit: string): HTMLElement {
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
