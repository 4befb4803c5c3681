import { computeEstimate } from "../experiments/estimate.ts";
import { queryResults } from "../store/query-results.ts";
import { quoteText } from "../store/study-table.ts";
import type { StudyColumn, StudyFailure } from "./study-result.ts";

const MOST_FAILURES = 100;

export interface ColumnsAsked {
  readonly metrics: readonly string[];
  readonly schemes: readonly string[];
  readonly points: readonly number[];
}

/** Estimates of metrics at points, a column for each metric under each scheme, metric by metric. */
export async function readStudyColumns(folder: string, asked: ColumnsAsked): Promise<StudyColumn[]> {
  const places = new Map(asked.points.map((point, index) => [point, index]));
  const columns = asked.metrics.flatMap((metric) =>
    asked.schemes.map((scheme) => createColumn(metric, scheme, asked.points.length)),
  );
  const byName = new Map(columns.map((column) => [JSON.stringify([column.metric, column.scheme]), column]));
  const sql = `SELECT metric, scheme, point, list(value ORDER BY replication)::JSON::VARCHAR FROM results
    WHERE metric IN (${asked.metrics.map(quoteText).join(", ")}) GROUP BY ALL ORDER BY metric, scheme, point`;
  await queryResults(folder, sql, async ({ batches }) => {
    for await (const rows of batches) {
      for (const [metric, scheme, point, values] of rows) {
        const place = places.get(Number(point));
        const column = byName.get(JSON.stringify([metric, scheme]));
        if (place === undefined || column === undefined) continue;
        fillPlace(column, place, JSON.parse(String(values)) as (number | null)[]);
      }
    }
  });
  return columns;
}

/** The first runs that failed, in the order of the study. */
export async function readStudyFailures(folder: string): Promise<StudyFailure[]> {
  const sql = `SELECT point, scheme, replication, error, command FROM results
    WHERE error IS NOT NULL ORDER BY run LIMIT ${MOST_FAILURES}`;
  return queryResults(folder, sql, async ({ batches }) => {
    const failures: StudyFailure[] = [];
    for await (const rows of batches) {
      for (const [point, scheme, replication, error, command] of rows) {
        const run = { point: Number(point), scheme: String(scheme), replication: Number(replication) };
        failures.push({ ...run, error: String(error), command: String(command) });
      }
    }
    return failures;
  });
}

interface OpenColumn {
  readonly metric: string;
  readonly scheme: string;
  readonly mean: (number | null)[];
  readonly low: (number | null)[];
  readonly high: (number | null)[];
  readonly n: number[];
}

function createColumn(metric: string, scheme: string, length: number): OpenColumn {
  const empty = () => Array.from({ length }, (): number | null => null);
  return { metric, scheme, mean: empty(), low: empty(), high: empty(), n: Array.from({ length }, () => 0) };
}

function fillPlace({ mean, low, high, n }: OpenColumn, place: number, values: readonly (number | null)[]): void {
  const estimate = computeEstimate(values);
  if (estimate === null) return;
  mean[place] = estimate.mean;
  n[place] = estimate.n;
  if (estimate.n < 2) return;
  low[place] = estimate.low;
  high[place] = estimate.high;
}
