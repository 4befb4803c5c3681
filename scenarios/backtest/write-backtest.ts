import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type OutputFile, writeRunFolder } from "../store/run-folder.ts";
import { readUserText } from "../store/user-file.ts";
import type { BacktestResult } from "./backtest-result.ts";

const SUMMARY_FILE = "summary.json";
const schemaName = "proofground-backtest/1";

/**
 * Files of a backtest besides its summary, by name, null where a result has nothing for one; passed in, for reports
 * stand above scenarios.
 */
export type BacktestTables = Readonly<Record<string, (result: BacktestResult) => Iterable<string> | null>>;

/** Writes `summary.json` and the tables, whole or not at all. */
export function writeBacktestFolder(folder: string, result: BacktestResult, tables: BacktestTables): void {
  writeRunFolder(folder, listFiles(result, tables), () => []);
}

function* listFiles(result: BacktestResult, tables: BacktestTables): Generator<OutputFile> {
  yield { name: SUMMARY_FILE, chunks: [`${JSON.stringify(summariseBacktest(result), null, 2)}\n`] };
  for (const [name, render] of Object.entries(tables)) {
    const chunks = render(result);
    if (chunks !== null) yield { name, chunks };
  }
}

/** All that a backtest found, without the months, which have a table of their own. */
export function summariseBacktest(result: BacktestResult): Record<string, unknown> {
  const { months, fitted, ...rest } = result;
  const { draws, ...fit } = fitted;
  const span = { from: months[0]?.month, to: months[months.length - 1]?.month, months: months.length };
  return { schema: schemaName, ...rest, span, fitted: { ...fit, draws: draws.length } };
}

/** Files of the backtest that a folder holds; none where it holds none. */
export function listBacktestFiles(folder: string, tables: BacktestTables): string[] {
  const isOurs = readdirSync(folder).includes(SUMMARY_FILE) && holdsBacktest(join(folder, SUMMARY_FILE));
  return isOurs ? [SUMMARY_FILE, ...Object.keys(tables)] : [];
}

function holdsBacktest(path: string): boolean {
  try {
    const value: unknown = JSON.parse(readUserText(path));
    return typeof value === "object" && value !== null && "schema" in value && value.schema === schemaName;
  } catch {
    // What cannot be read is not known to be ours.
    return false;
  }
}
