import { existsSync } from "node:fs";
import { join } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { RESULTS_TABLE } from "./study-folder.ts";
import { quoteText } from "./study-table.ts";

/** 64-bit whole numbers that a double cannot hold are texts, and so is all that is no plain value. */
export type Cell = number | string | boolean | null;

export interface QueryAnswer {
  readonly columns: readonly string[];
  /** Rows in batches, as the database makes them. */
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/**
 * Asks a finished study in SQL; its rows are the table `results`.
 *
 * @param read what to do with the answer, which is open until it ends
 * @throws ScenarioError where there is no finished study, or the database refuses the question
 */
export async function queryResults<Result>(
  folder: string,
  sql: string,
  read: (answer: QueryAnswer) => Promise<Result>,
): Promise<Result> {
  const table = join(folder, RESULTS_TABLE);
  if (!existsSync(table)) {
    throw new ScenarioError({
      where: folder,
      expected: `the folder of a finished study, with its ${RESULTS_TABLE}`,
      found: existsSync(folder) ? "none in it" : "no such folder",
      cure: "Finish it: proofground sweep STUDY --out FOLDER --resume",
    });
  }
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE VIEW results AS SELECT * FROM read_parquet(${quoteText(table)})`);
    const result = await connection.stream(sql).catch(refuseQuestion);
    return await read({ columns: result.deduplicatedColumnNames(), batches: listBatches(result.yieldRowsJs()) });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function refuseQuestion(error: unknown): never {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  throw new ScenarioError({
    where: "query",
    expected: "SQL of DuckDB over the table results",
    found: first,
    cure: 'See its columns with "describe results".',
  });
}

async function* listBatches(batches: AsyncIterable<readonly (readonly unknown[])[]>): AsyncGenerator<Cell[][]> {
  for await (const rows of batches) yield rows.map((row) => row.map(describeCell));
}

function describeCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "string" || typeof value === "boolean") return value;
  return value instanceof Date
    ? value.toISOString()
    : JSON.stringify(value, (_key, inner: unknown) => describeInner(inner));
}

function describeInner(value: unknown): unknown {
  return typeof value === "bigint" ? describeCell(value) : value;
}
