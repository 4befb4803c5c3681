import type { Table } from "./read-columns.ts";
import type { SeriesColumn, SeriesRow } from "./series-columns.ts";

/** What was left out of a coin's table or taken for granted, a sentence each. */
export function listSeriesNotes(
  { foreign }: Table<SeriesColumn>,
  rows: readonly SeriesRow[],
  first: number,
  where: string,
): string[] {
  const used = rows.slice(first);
  const count = (has: (row: SeriesRow) => boolean) => used.filter(has).length;
  const dated = count(({ month, cells }) => cells.month !== month);
  const noFees = count(({ cells }) => cells.fees === "");
  const noPrice = count(({ cells }) => Number(cells.price) === 0);
  const told: readonly (readonly [boolean, string])[] = [
    [foreign.length > 0, `not read: ${foreign.join(", ")}`],
    [first > 0, `${countMonths(first)} before ${used[0]?.month ?? ""} left out, for want of a price or a hashrate`],
    [dated > 0, "days were dropped: a date stands for the month that it lies in"],
    [noFees > 0, `${countMonths(noFees)} without fees: counted as none`],
    [noPrice > 0, `${countMonths(noPrice)} of price 0: miners go by the last revenue that there was`],
  ];
  return told.flatMap(([isSo, note]) => (isSo ? [`${where}: ${note}.`] : []));
}

function countMonths(count: number): string {
  return count === 1 ? "1 month" : `${count} months`;
}
