import { stringify } from "csv-stringify/sync";
import { type Cell, type QueryAnswer, queryResults } from "../store/query-results.ts";
import type { CommandArguments, CommandIo } from "./command.ts";

/** Rows that a terminal is shown; --csv and --json give all. */
const ROWS_SHOWN = 200;

/** Asks the question, and prints the answer as it is asked for. */
export async function performQuery({ positionals, flags }: CommandArguments, io: CommandIo): Promise<number> {
  const print = flags["json"] === true ? printJson : flags["csv"] === true ? printCsv : printTable;
  await queryResults(positionals["folder"] ?? "", positionals["sql"] ?? "", (answer) => print(answer, io));
  return 0;
}

async function printCsv({ columns, batches }: QueryAnswer, io: CommandIo): Promise<void> {
  const options = { cast: { boolean: String } };
  io.writeOut(stringify([columns]));
  for await (const rows of batches) io.writeOut(stringify([...rows], options));
}

async function printJson({ columns, batches }: QueryAnswer, io: CommandIo): Promise<void> {
  let separator = "[\n";
  for await (const rows of batches) {
    for (const row of rows) {
      const entries = columns.map((name, index) => [name, row[index] ?? null] as const);
      io.writeOut(`${separator}${JSON.stringify(Object.fromEntries(entries))}`);
      separator = ",\n";
    }
  }
  io.writeOut(separator === "[\n" ? "[]\n" : "\n]\n");
}

async function printTable({ columns, batches }: QueryAnswer, io: CommandIo): Promise<void> {
  const shown: (readonly Cell[])[] = [];
  let count = 0;
  for await (const rows of batches) {
    count += rows.length;
    shown.push(...rows.slice(0, ROWS_SHOWN - shown.length));
  }
  const lines = [columns, ...shown.map((row) => row.map((cell) => (cell === null ? "" : String(cell))))];
  const widths = columns.map((_name, index) => Math.max(...lines.map((line) => line[index]!.length)));
  const isNumber = columns.map((_name, index) =>
    shown.every((row) => row[index] === null || typeof row[index] === "number"),
  );
  const render = (cell: string, index: number) =>
    isNumber[index] === true ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!);
  io.writeOut(lines.map((line) => `${line.map(render).join("  ").trimEnd()}\n`).join(""));
  if (count > shown.length) io.writeOut(`... ${count - shown.length} more rows; --csv prints all.\n`);
}
