import { createHash } from "node:crypto";
import { createReadStream, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { ScenarioError } from "../scenario-error.ts";
import type { OutputEntry } from "./manifest.ts";

/** Columns of a factor's values. */
export type FactorType = "DOUBLE" | "BOOLEAN" | "VARCHAR";

export interface TableColumns {
  readonly factors: readonly { readonly name: string; readonly type: FactorType }[];
  readonly metrics: readonly string[];
}

/** Names of a study's own columns, which no factor can have. */
export const ownColumns = ["run", "point", "scheme", "replication", "metric", "value", "error", "command"] as const;

/**
 * Turns a journal into a table: a row for each metric of each run, and one for each run that failed. Bounded memory; the
 * same journal gives the same bytes. The table is there whole or not at all.
 */
export async function writeStudyTable(journal: string, table: string, columns: TableColumns): Promise<void> {
  await copyWhole(selectRows(journal, columns), table, "FORMAT parquet, COMPRESSION zstd");
}

/** The rows of a table as CSV, in their order; a value that does not exist is empty. */
export async function writeStudyCsv(table: string, csv: string): Promise<void> {
  await copyWhole(`SELECT * FROM read_parquet(${quoteText(table)})`, csv, "FORMAT csv, HEADER true");
}

async function copyWhole(select: string, file: string, format: string): Promise<void> {
  const draft = `${file}.draft`;
  try {
    await runAlone(`COPY (${select}) TO ${quoteText(draft)} (${format})`);
    renameSync(draft, file);
  } catch (error) {
    throw new ScenarioError({
      where: file,
      expected: "a place that can be written",
      found: error instanceof Error ? error.message : String(error),
      cure: "Every run is kept. Make room, then go on with --resume.",
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

function selectRows(journal: string, { factors, metrics }: TableColumns): string {
  const names = metrics.map(quoteText).join(", ");
  const factorColumns = factors.map(({ name, type }, index) => `(factors->>${index})::${type} AS ${quoteName(name)},`);
  return `SELECT run, point, ${factorColumns.join(" ")} scheme, replication,
    unnest(CASE WHEN error IS NULL THEN [${names}] ELSE [NULL::VARCHAR] END) AS metric,
    unnest(CASE WHEN error IS NULL THEN "values" ELSE [NULL::DOUBLE] END) AS value, error, command
    FROM read_json(${quoteText(journal)}, format = 'newline_delimited', maximum_object_size = 100000000, columns = {
      run: 'INTEGER', point: 'INTEGER', factors: 'JSON', scheme: 'VARCHAR', replication: 'INTEGER',
      "values": 'DOUBLE[]', error: 'VARCHAR', command: 'VARCHAR' })`;
}

/** One thread: the order of rows, and with it the bytes, must not depend on the machine. */
async function runAlone(sql: string): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: "1GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(sql);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Name, size and SHA-256 of a file that may be larger than memory. */
export async function hashFile(path: string): Promise<OutputEntry> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { name: basename(path), bytes, sha256: hash.digest("hex") };
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
