/** Lets a reader sort the index by any column, and keep what holds every word and is of one kind. */
export function mountIndex(): void {
  const table = document.querySelector<HTMLTableElement>("#index");
  const body = table?.tBodies[0];
  if (table === null || body === undefined) return;
  for (const button of table.querySelectorAll<HTMLButtonElement>("[data-sort]")) {
    button.addEventListener("click", () => {
      const cell = button.closest("th")!;
      const sign = cell.ariaSort === "ascending" ? -1 : 1;
      for (const other of table.querySelectorAll("thead th")) other.ariaSort = null;
      cell.ariaSort = sign === 1 ? "ascending" : "descending";
      const column = Number(button.dataset["sort"]);
      body.append(
        ...[...body.rows].sort((one, two) => sign * compareValues(readValue(one, column), readValue(two, column))),
      );
    });
  }
  mountFilter([...body.rows]);
}

function mountFilter(rows: readonly HTMLTableRowElement[]): void {
  const search = document.querySelector<HTMLInputElement>("#index-search");
  const kind = document.querySelector<HTMLSelectElement>("#index-kind");
  const count = document.querySelector("#index-count");
  if (search === null || kind === null || count === null) return;
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const isKind = kind.value === "" || row.dataset["kind"] === kind.value;
      row.hidden = !(isKind && words.every((word) => text.includes(word)));
    }
    count.textContent = `${rows.filter(({ hidden }) => !hidden).length} of ${rows.length} shown`;
  };
  search.addEventListener("input", filter);
  kind.addEventListener("change", filter);
}

function readValue(row: HTMLTableRowElement, column: number): string {
  return row.cells[column]?.dataset["value"] ?? "";
}

/** As numbers where both are. */
function compareValues(one: string, two: string): number {
  const [first, second] = [Number(one), Number(two)];
  const areNumbers = one !== "" && two !== "" && !Number.isNaN(first) && !Number.isNaN(second);
  return areNumbers ? first - second : one.localeCompare(two, "en");
}
