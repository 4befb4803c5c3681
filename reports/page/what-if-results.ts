import type { MeasureChange, MeasureRow, WhatIfAnswer } from "../what-if/what-if-message.ts";
import { makeElement } from "./what-if-control.ts";

/** Rows of the table of measures: the report's value, the reader's, and the change with its interval. */
export function showTable(table: HTMLTableElement, { rows }: WhatIfAnswer, schemeCount: number): void {
  for (const body of [...table.tBodies]) body.remove();
  for (const { title, schemes } of rows) {
    const body = table.createTBody();
    if (schemeCount > 1) {
      const head = makeElement("th", "", title);
      Object.assign(head, { scope: "rowgroup", colSpan: 4 });
      body.insertRow().append(head);
      body.className = "wi-many";
    }
    for (const change of schemes) body.append(buildRow(change, schemeCount > 1 ? null : title));
  }
}

function buildRow(change: MeasureChange, title: string | null): HTMLElement {
  const row = makeElement("tr", "");
  const head = makeElement("th", "");
  head.scope = "row";
  if (title === null) head.append(buildOwner(change));
  else head.textContent = title;
  const last = makeElement("td", "number wi-change");
  last.append(buildChange(change));
  row.append(head, makeElement("td", "number", change.before), makeElement("td", "number", change.after), last);
  return row;
}

function buildOwner({ scheme, hue }: MeasureChange): DocumentFragment {
  const owner = document.createDocumentFragment();
  const chip = makeElement("span", `chip hue-${hue}`);
  chip.setAttribute("aria-hidden", "true");
  owner.append(chip, makeElement("bdi", "", scheme));
  return owner;
}

function buildChange({ direction, change, interval, isClear }: MeasureChange): HTMLElement {
  const text = direction === "same" ? "no change" : direction === "unknown" ? "\u2013" : change;
  const box = makeElement("span", direction === "same" || isClear === false ? "wi-unclear" : "", text);
  if (interval !== "" && direction !== "same") box.append(makeElement("small", "", ` ${interval}`));
  return box;
}

/** The watched measure in large: what it was, what it is. */
export function showHead(list: HTMLElement, row: MeasureRow | undefined, schemeCount: number): void {
  const items = (row?.schemes ?? []).map((change) => {
    const item = makeElement("li", "");
    if (schemeCount > 1) {
      const owner = makeElement("span", "owner");
      owner.append(buildOwner(change));
      item.append(owner);
    }
    const values = makeElement("span", "wi-values");
    const now = makeElement("b", "", change.after);
    if (change.direction === "same" || change.direction === "unknown") values.append(now);
    else values.append(makeElement("span", "wi-was", change.before), " \u2192 ", now);
    const small = makeElement("span", "wi-diff");
    small.append(buildChange(change));
    item.append(values, small);
    return item;
  });
  list.replaceChildren(...items);
}
