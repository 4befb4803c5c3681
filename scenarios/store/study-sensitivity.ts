import type { PointOutcome } from "../statistics/point-outcome.ts";
import type { SensitivityPlan } from "../statistics/sensitivity.ts";
import { listSensitivityStages } from "../statistics/sensitivity-convergence.ts";
import { listSensitivityRows, type SensitivityRow } from "../statistics/sensitivity-rows.ts";
import { type Cell, queryResults } from "./query-results.ts";

/** What drives one metric under one scheme. */
export interface MetricSensitivity {
  readonly scheme: string;
  readonly metric: string;
  /** Rows or trajectories with a value at every point, and those left out. */
  readonly used: number;
  readonly dropped: number;
  /** Empty where too few points have a value, or none differs. */
  readonly rows: readonly SensitivityRow[];
  /** The same from the first rows or trajectories alone, ever more of them: do the indices still move? */
  readonly stages: readonly { readonly size: number; readonly rows: readonly SensitivityRow[] }[];
}

const RESAMPLES = 1000;
const ALPHA = 0.05;

/**
 * Indices of every metric and scheme from the results of a finished study that was run at a sensitivity plan's points.
 *
 * @throws ScenarioError where there is no finished study
 */
export async function readStudySensitivities(
  folder: string,
  plan: SensitivityPlan,
  seed: string,
): Promise<MetricSensitivity[]> {
  // A failed run has a row without a metric; its point's list stays short of a value.
  const sql = `SELECT scheme, metric, point, list(value ORDER BY replication)::JSON::VARCHAR
    FROM results WHERE metric IS NOT NULL GROUP BY ALL ORDER BY scheme, metric, point`;
  const replications = await countReplications(folder);
  const outcomes = new Map<string, { scheme: string; metric: string; points: PointOutcome[] }>();
  await queryResults(folder, sql, async ({ batches }) => {
    for await (const rows of batches) {
      for (const row of rows) keepOutcome(outcomes, row, plan.points.length, replications);
    }
  });
  return [...outcomes.values()].map(({ scheme, metric, points }) => {
    const options = { seed, resamples: RESAMPLES, alpha: ALPHA, metric: `${scheme}/${metric}` };
    const found = listSensitivityStages(plan, points, options);
    const whole = found.at(-1)?.sensitivity ?? null;
    const stages = found.map(({ size, sensitivity }) => ({
      size,
      rows: sensitivity === null ? [] : listSensitivityRows(sensitivity),
    }));
    const counts = { used: whole?.used ?? 0, dropped: whole?.dropped ?? 0 };
    return { scheme, metric, ...counts, rows: stages.at(-1)?.rows ?? [], stages };
  });
}

async function countReplications(folder: string): Promise<number> {
  return queryResults(folder, "SELECT (max(replication) + 1)::DOUBLE FROM results", async ({ batches }) => {
    for await (const [row] of batches) return Number(row?.[0]);
    return 0;
  });
}

function keepOutcome(
  outcomes: Map<string, { scheme: string; metric: string; points: PointOutcome[] }>,
  [scheme, metric, point, values]: readonly Cell[],
  points: number,
  replications: number,
): void {
  const key = JSON.stringify([scheme, metric]);
  let own = outcomes.get(key);
  if (own === undefined) {
    const missing = Array.from({ length: points }, (): PointOutcome => [null]);
    own = { scheme: String(scheme), metric: String(metric), points: missing };
    outcomes.set(key, own);
  }
  const known = JSON.parse(String(values)) as PointOutcome;
  if (known.length === replications) own.points[Number(point)] = known;
}
