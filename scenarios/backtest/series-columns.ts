import { listRateNames } from "./rate-units.ts";
import type { TableColumns, TableRow } from "./read-columns.ts";

export type SeriesColumn = "month" | "price" | "hashrate" | "issuance" | "fees" | "blocks";

/** A month of the table as it stands there, with its name as YYYY-MM. */
export interface SeriesRow extends TableRow<SeriesColumn> {
  readonly month: string;
}

/** The columns of the project's own `bitcoin_monthly.csv`, and the same for a coin of another name. */
export const seriesColumns: TableColumns<SeriesColumn> = {
  known: {
    month: ["month", "date"],
    price: ["price_usd", "price"],
    hashrate: listRateNames("hashrate"),
    issuance: ["issuance", "issuance_btc", "issuance_coins"],
    fees: ["fees", "fees_btc", "fees_coins"],
    blocks: ["blocks"],
  },
  optional: ["blocks"],
  ignored: ["difficulty", "source", "note"],
};
