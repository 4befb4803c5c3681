/** A figure's data as a table: the same rows on the page and in the downloaded CSV. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface FigureColumn {
  readonly title: string;
  /** Unit for display; "" for a column of text; "row" where the row's last cell names it. */
  readonly unit: string;
}
