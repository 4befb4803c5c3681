import type { MonthRow } from "../../sim/markets/history.ts";
import { readColumns } from "../backtest/read-columns.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeSha256 } from "../store/sha256.ts";
import { readUserText } from "../store/user-file.ts";

/** What was observed, by month; above 0 throughout, for errors are ratios. */
export interface MatchRecord {
  readonly values: ReadonlyMap<string, number>;
  readonly source: string;
  readonly sha256: string;
}

const BYTES_LIMIT = 10_000_000;

/** What Bitcoin's record says of a series. */
const observed: Readonly<Record<string, (row: MonthRow) => number | null>> = {
  hashrate_hs: (row) => row.hashrateHashesPerSecond,
  difficulty: (row) => row.difficulty,
};

/** @throws ScenarioError where Bitcoin's record knows no such series */
export function readOwnRecord(metric: string, history: readonly MonthRow[]): MatchRecord {
  const get = observed[metric];
  if (get === undefined) {
    throw new ScenarioError({
      where: "record",
      expected: `a CSV with month and value, for history knows ${Object.keys(observed).join(" and ")} only`,
      found: `history, of ${metric}`,
      cure: "Name the CSV of what was observed.",
    });
  }
  const rows = history.flatMap((row): [string, number][] => {
    const value = get(row);
    return value === null || !(value > 0) ? [] : [[row.month, value]];
  });
  const source = "Bitcoin monthly history; sources in sim/markets/data/README.md";
  return { values: new Map(rows), source, sha256: computeSha256(JSON.stringify(rows)) };
}

/** @throws ScenarioError at the first line that holds no month with a value above 0, or a month for the second time */
export function readRecordFile(path: string): MatchRecord {
  const text = readUserText(path, BYTES_LIMIT);
  const { rows } = readColumns<"month" | "value">(text, path, {
    known: { month: ["month"], value: ["value"] },
    optional: [],
    ignored: ["source", "note"],
  });
  const values = new Map<string, number>();
  for (const { line, cells } of rows) {
    const { month } = cells;
    const value = Number(cells.value);
    const refuse = (column: string, expected: string, found: string) =>
      new ScenarioError({ where: `${path}: line ${line}: ${column}`, expected, found: JSON.stringify(found) });
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw refuse("month", "a month as YYYY-MM", month);
    if (values.has(month)) throw refuse("month", "every month once", month);
    if (cells.value === "" || !Number.isFinite(value) || value <= 0)
      throw refuse("value", "a number above 0", cells.value);
    values.set(month, value);
  }
  return { values, source: path, sha256: computeSha256(text) };
}
