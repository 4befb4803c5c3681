import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBPreparedStatement } from "@duckdb/node-api";
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
    allow_persistent_secrets: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE VIEW results AS SELECT * FROM read_parquet(${quoteText(table)})`);
    const question = await prepareQuestion(connection, sql);
    const result = await question.stream().catch(refuseQuestion);
    return await read({ columns: result.deduplicatedColumnNames(), batches: listBatches(result.yieldRowsJs()) });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * One question that only reads, for any other statement could overwrite the study, or another file. Before it may stand
 * what makes tables and types in memory, as `pivot` does of itself.
 *
 * @throws ScenarioError where it is something else, several, or nothing
 */
async function prepareQuestion(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const { StatementType } = await import("@duckdb/node-api");
  const statements = await connection.extractStatements(sql).catch(refuseQuestion);
  for (let index = 0; ; index++) {
    const statement = await statements.prepare(index).catch(refuseQuestion);
    const { statementType: type } = statement;
    const isLast = index === statements.count - 1;
    if (type !== (isLast ? StatementType.SELECT : StatementType.CREATE)) {
      const kind = StatementType[type];
      throw describeRefusal(isLast ? `a statement that does something else (${kind})` : `${kind} before the question`);
    }
    if (isLast) return statement;
    await statement.run().catch(refuseQuestion);
  }
}

function refuseQuestion(error: unknown): never {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  // All that the driver says of an empty text.
  throw describeRefusal(first === "Error in native callback" ? "none" : first);
}

function describeRefusal(found: string): ScenarioError {
  return new ScenarioError({
    where: "query",
    expected: "SQL of DuckDB over the table results: one question that changes nothing",
    found,
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
