import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";
import { type Cell, queryResults } from "./query-results.ts";
import { ownColumns, quoteText } from "./study-table.ts";

/** One scheme at one point, with the values of some metrics in each replication; null where a run has none. */
export interface StudyCandidate {
  readonly point: number;
  readonly scheme: string;
  /** Of the point, in the order of the factors. */
  readonly factors: readonly Cell[];
  /** By metric, in the order asked for; by replication from 0 on. */
  readonly values: readonly (readonly (number | null)[])[];
}

export interface StudyValues {
  /** Names of the factors. */
  readonly factors: readonly string[];
  /** By point, then by scheme in the order of their names. */
  readonly candidates: readonly StudyCandidate[];
}

/**
 * Reads metrics of a finished study, replication by replication.
 *
 * @throws ScenarioError where there is no finished study, or it kept no such metric
 */
export async function readStudyValues(folder: string, metrics: readonly string[]): Promise<StudyValues> {
  await checkMetrics(folder, metrics);
  const factors = await listFactorNames(folder);
  const names = factors.map((name) => `"${name.replaceAll('"', '""')}"`);
  const picked = metrics.map((name) => `max(value) FILTER (metric = ${quoteText(name)})`);
  const sql = `SELECT point, scheme, replication, ${[...picked, ...names].join(", ")} FROM results
    GROUP BY ${["point", "scheme", "replication", ...names].join(", ")} ORDER BY point, scheme, replication`;
  const candidates: StudyCandidate[] = [];
  await forEachRow(folder, sql, ([point, scheme, replication, ...cells]) => {
    let own = candidates.at(-1);
    if (own?.point !== point || own?.scheme !== scheme) {
      const values = metrics.map((): (number | null)[] => []);
      own = { point: Number(point), scheme: String(scheme), factors: cells.slice(metrics.length), values };
      candidates.push(own);
    }
    const lists = own!.values as (number | null)[][];
    for (const [index, list] of lists.entries()) list[Number(replication)] = cells[index] as number | null;
  });
  return { factors, candidates };
}

async function checkMetrics(folder: string, metrics: readonly string[]): Promise<void> {
  const known: string[] = [];
  const sql = "SELECT DISTINCT metric FROM results WHERE metric IS NOT NULL ORDER BY metric";
  await forEachRow(folder, sql, ([name]) => known.push(String(name)));
  const wrong = metrics.find((name) => !known.includes(name));
  if (wrong === undefined) return;
  throw new ScenarioError({
    where: folder,
    expected: "a metric that the study kept",
    found: JSON.stringify(wrong),
    cure: suggestName(wrong, known),
  });
}

async function listFactorNames(folder: string): Promise<string[]> {
  const { columns } = await queryResults(folder, "SELECT * FROM results LIMIT 0", ({ columns }) =>
    Promise.resolve({ columns }),
  );
  return columns.filter((name) => !(ownColumns as readonly string[]).includes(name));
}

async function forEachRow(folder: string, sql: string, visit: (row: readonly Cell[]) => void): Promise<void> {
  await queryResults(folder, sql, async ({ batches }) => {
    for await (const rows of batches) for (const row of rows) visit(row);
  });
}
