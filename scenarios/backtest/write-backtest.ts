import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describeFolder } from "../store/described-folder.ts";
import { hashInstalledPackages } from "../store/installed-packages.ts";
import { MANIFEST } from "../store/manifest.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { CRATE_FILE } from "../store/ro-crate.ts";
import { type OutputFile, writeRunFolder } from "../store/run-folder.ts";
import { readUserText } from "../store/user-file.ts";
import type { BacktestResult } from "./backtest-result.ts";

export const BACKTEST_PAGE = "backtest.html";
const SUMMARY_FILE = "summary.json";
const FORMAT = "proofground-backtest";
const schemaName = "proofground-backtest/1";

/**
 * Files of a backtest besides its summary, by name, null where a result has nothing for one; passed in, for reports
 * stand above scenarios.
 */
export type BacktestTables = Readonly<Record<string, (result: BacktestResult) => Iterable<string> | null>>;

/** Writes `summary.json` and the tables, whole or not at all. */
export function writeBacktestFolder(folder: string, result: BacktestResult, tables: BacktestTables): void {
  writeRunFolder(folder, listFiles(result, tables), (outputs) => {
    const { coin, seed, replications, seriesSha256, devicesSha256, fitted } = result;
    const data = { series: seriesSha256, devices: devicesSha256, fitWindow: fitted.windowSha256 };
    const manifest = {
      ...{ format: FORMAT, formatVersion: 1, coin, seed, replications },
      versions: { proofground: getPackageVersion(), node: process.version, packages: hashInstalledPackages() },
      ...{ data, outputs },
    };
    return describeFolder(`${JSON.stringify(manifest, null, 2)}\n`, outputs, {
      name: `Backtest of ${coin}`,
      description: "How far a fitted model is off from a coin's history, against its baselines",
      command: `proofground backtest ${coin}`,
      inputs: data,
      madeAt: new Date(),
    });
  });
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
  return isOurs ? [SUMMARY_FILE, MANIFEST, CRATE_FILE, ...Object.keys(tables)] : [];
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
