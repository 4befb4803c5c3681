import { type SiteShock, type SiteShockKind, siteShockKinds } from "../../sim/backtest/site-shocks.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readCell } from "./read-cell.ts";
import { readColumns, type TableColumns, type TableRow } from "./read-columns.ts";

type ShockColumn = "kind" | "date" | "until" | "share";

/** The columns of the project's own `bitcoin_site_shocks.csv`. */
const shockColumns: TableColumns<ShockColumn> = {
  known: { kind: ["kind"], date: ["date"], until: ["until"], share: ["share"] },
  optional: [],
  ignored: ["source", "note"],
};

/**
 * Sites closed from outside: `kind` ban or outage, `date` the first month (YYYY-MM), `until` the first month in which all
 * is over ("end": never), `share` of the power that sites could feed, above 0 and below 1.
 *
 * @throws ScenarioError that names the line and the column of what cannot be used
 */
export function parseSiteShocks(text: string, where: string): SiteShock[] {
  return readColumns(text, where, shockColumns).rows.map((row) => parseRow(row, where));
}

function parseRow({ line, cells }: TableRow<ShockColumn>, where: string): SiteShock {
  const place = (column: string) => `${where}: line ${line}: ${column}`;
  const refuse = (column: ShockColumn, expected: string) =>
    new ScenarioError({ where: place(column), expected, found: JSON.stringify(cells[column]) });
  const kind = siteShockKinds.find((known: SiteShockKind) => known === cells.kind);
  if (kind === undefined) throw refuse("kind", `one of ${siteShockKinds.join(", ")}`);
  const { date, until } = cells;
  if (!isMonth(date)) throw refuse("date", "a month as YYYY-MM");
  if (until !== "end" && !(isMonth(until) && until > date)) throw refuse("until", `a month after ${date}, or end`);
  const share = readCell(cells.share, place("share"), "positive");
  if (share >= 1) throw refuse("share", "a number above 0 and below 1");
  return { kind, date, until, share };
}

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
