import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { ScenarioError } from "../scenario-error.ts";
import { readUserText } from "../store/user-file.ts";

/** A miner of an earlier run as a pool of a network. */
export interface MinerPool {
  readonly name: string;
  readonly share: number;
}

const MINERS_FILE = "miners.csv";

/** The column of work at the run's end, whatever the work is: final_hashrate_hs, final_token_rate_tok_s. */
const WORK_COLUMN = /^final_(?:hashrate|.*_rate)_/;

/**
 * The miners of a run folder as pools of a network: each with its share of the work at the end of the first replication
 * of the first scheme that works. Shares sum to 1.
 *
 * @param folder what `run` or `compare` wrote
 * @throws ScenarioError where there is no such table, or nobody worked
 */
export function readMinerPools(folder: string): MinerPool[] {
  const path = join(folder, MINERS_FILE);
  const rows: Readonly<Record<string, string>>[] = parse(readUserText(path), { columns: true });
  const column = Object.keys(rows[0] ?? {}).find((name) => WORK_COLUMN.test(name));
  const working = column === undefined ? [] : rows.filter((row) => Number(row[column]) > 0);
  const [first] = working;
  if (column === undefined || first === undefined) {
    throw new ScenarioError({
      where: path,
      expected: "miners of whom one works at the run's end",
      found: column === undefined ? "no column of work" : "none",
      cure: "Name the folder of a run whose rule pays for work.",
    });
  }
  const own = working.filter((row) => row["scheme"] === first["scheme"] && row["replication"] === first["replication"]);
  const total = own.reduce((sum, row) => sum + Number(row[column]), 0);
  return own.map((row) => ({ name: nameOf(row), share: Number(row[column]) / total }));
}

/** "gpu-miners/3" as a name that a network takes. */
function nameOf(row: Readonly<Record<string, string>>): string {
  return (row["name"] ?? "").replaceAll("/", "-").slice(-64);
}
