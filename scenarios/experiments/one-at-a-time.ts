import { setValue } from "../loading/apply-override.ts";
import type { CustomRules } from "../loading/custom-rules.ts";
import { parsePath } from "../loading/override-path.ts";
import { parseScenario } from "../parse-scenario.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import type { JobList, JobRunner } from "../runners/job-runner.ts";
import { listJobs } from "../runners/list-jobs.ts";
import type { JobWorld, RunJob } from "../runners/run-job.ts";
import type { RunRow } from "../runners/run-row.ts";
import type { KnownWorld, Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { ScenarioErrors } from "../scenario-errors.ts";
import { computeScenarioJsonSchema } from "../schema/scenario-schema.ts";
import type { Doubt, DoubtEnd } from "./doubt.ts";
import { computeEstimate } from "./estimate.ts";
import type { AnswerChange, Experiment, OneAtATime, TriedEnd } from "./experiment.ts";
import { countUntriedParameters, listDoubts } from "./list-doubts.ts";

/** Enough for an interval of a difference from which common luck has been taken out. */
export const TRIED_REPLICATIONS = 4;

/** Results that are watched, those of the report's questions, as far as the scenario has them. */
const watched = [
  "power_gw_last_year",
  "cost_usd_per_coin_last_year",
  "workers_share_total",
  "gini_pay_last_year",
] as const;

export interface OneAtATimeRequest {
  readonly scenario: Scenario;
  /** Against which a changed scenario is checked: the catalogue, not the devices that this work's miners are sold. */
  readonly known: KnownWorld;
  readonly world: JobWorld;
  /** The runs as assumed, with the same luck. */
  readonly experiment: Experiment;
  readonly runJobs: JobRunner;
  readonly onProgress: (done: number) => void;
}

/** Runs that a request comes to, but for settings that the scenario refuses. */
export function countTriedRuns(scenario: Scenario): number {
  const replications = Math.min(TRIED_REPLICATIONS, scenario.replications);
  return 2 * listDoubts(scenario, computeScenarioJsonSchema()).length * scenario.schemes.length * replications;
}

/**
 * Sets the main assumptions low and high, one at a time, and runs the first replications of every scheme again with the
 * luck that they had: change = result then - result as assumed, paired by replication.
 */
export async function runOneAtATime(request: OneAtATimeRequest): Promise<OneAtATime> {
  const { scenario, world, experiment, runJobs, onProgress } = request;
  const replications = Math.min(TRIED_REPLICATIONS, scenario.replications);
  const metrics = watched.filter((metric) => isWorthWatching(experiment, metric));
  const doubts = listDoubts(scenario, computeScenarioJsonSchema());
  const ends = doubts.flatMap(({ low, high }) => [low, high]).map((end) => prepareEnd(request, end));
  const asked = { world, seed: scenario.seed, replications };
  const jobs = ends.flatMap(({ changed }) =>
    changed === null ? [] : listJobs(changed, changed.schemes, asked).map((job) => keepRow(job, metrics)),
  );
  const rows = await collectRows(jobs, runJobs, onProgress);
  let at = 0;
  const count = scenario.schemes.length * replications;
  const tried = ends.map(({ end, changed, reason }): TriedEnd => {
    if (changed === null) return { setting: end.setting, reason, changes: [] };
    const own = rows.slice(at, at + count);
    at += count;
    const failure = own.find((row) => typeof row === "string");
    if (typeof failure === "string") return { setting: end.setting, reason: failure, changes: [] };
    return { setting: end.setting, reason: "", changes: compareRows(experiment, own as RunRow[], metrics) };
  });
  return {
    replications,
    metrics,
    untriedParameters: countUntriedParameters(scenario),
    assumptions: doubts.map(({ title, paths, why }: Doubt, index) => ({
      ...{ title, paths, why },
      low: tried[2 * index]!,
      high: tried[2 * index + 1]!,
    })),
  };
}

/** A result that some run has and that is not zero in all. */
function isWorthWatching({ schemes }: Experiment, metric: string): boolean {
  return schemes.some(({ runs }) => runs.some(({ summary }) => (summary[metric] ?? 0) !== 0));
}

interface PreparedEnd {
  readonly end: DoubtEnd;
  /** Null where the scenario cannot be so. */
  readonly changed: Scenario | null;
  readonly reason: string;
}

/** The scenario with an end's values, read again, so that everything that follows from them follows. */
function prepareEnd({ scenario, known }: OneAtATimeRequest, end: DoubtEnd): PreparedEnd {
  const schema = computeScenarioJsonSchema();
  try {
    const file = Object.entries(end.values).reduce<unknown>(
      (value, [path, next]) => setValue(value, parsePath(path)!, next, schema),
      renderScenarioFile(scenario),
    );
    const customRules = listOwnRules(scenario);
    return { end, changed: parseScenario(file, "one at a time", { ...known, customRules }), reason: "" };
  } catch (error) {
    if (!(error instanceof ScenarioError || error instanceof ScenarioErrors)) throw error;
    return { end, changed: null, reason: "the scenario cannot be so" };
  }
}

/** Rules of the user's as they were read for the run. */
function listOwnRules({ schemes }: Scenario): CustomRules {
  return new Map(
    schemes.flatMap(({ rule: { file, own } }) => (file === undefined || own === undefined ? [] : [[file, own]])),
  );
}

function keepRow(job: RunJob, metrics: readonly string[]): RunJob {
  return { ...job, row: { metrics, steady: [] } };
}

/** Rows in the order of the jobs; a text where a run failed. */
async function collectRows(
  jobs: JobList & readonly RunJob[],
  runJobs: JobRunner,
  onProgress: (done: number) => void,
): Promise<(RunRow | string)[]> {
  const rows: (RunRow | string)[] = [];
  if (jobs.length === 0) return rows;
  for await (const outcome of runJobs(jobs)) {
    if (outcome.kind === "result") throw new Error("a whole result in the place of a row");
    rows.push(outcome.kind === "row" ? outcome.row : "a run of it failed");
    onProgress(rows.length);
  }
  return rows;
}

/** Each scheme's results, and each scheme's less the first's. Rows come replication by replication, scheme by scheme. */
function compareRows({ schemes }: Experiment, rows: readonly RunRow[], metrics: readonly string[]): AnswerChange[] {
  const [baseline] = schemes;
  return metrics.flatMap((metric) => {
    const columns = schemes.map((scheme, index) => ({
      name: scheme.name,
      after: rows.filter((_row, at) => at % schemes.length === index).map((row) => row[metric] ?? null),
      base: scheme.runs.map(({ summary }) => summary[metric] ?? null),
    }));
    const own = columns.map(({ name, after, base }) =>
      describeChange({ metric, scheme: name, baseline: null }, base, after),
    );
    const first = columns[0]!;
    const gaps = columns
      .slice(1)
      .map(({ name, after, base }) =>
        describeChange(
          { metric, scheme: name, baseline: baseline!.name },
          subtract(base, first.base),
          subtract(after, first.after),
        ),
      );
    return [...own, ...gaps];
  });
}

type Column = readonly (number | null)[];

function describeChange(named: Pick<AnswerChange, "metric" | "scheme" | "baseline">, base: Column, after: Column) {
  const paired = base.slice(0, after.length);
  return {
    ...named,
    base: computeEstimate(paired)?.mean ?? null,
    set: computeEstimate(after)?.mean ?? null,
    change: computeEstimate(subtract(after, paired)),
  };
}

/** one - other, in order; null where either is missing. */
function subtract(one: Column, other: Column): Column {
  return one.map((value, index) => {
    const taken = other[index] ?? null;
    return value === null || taken === null ? null : value - taken;
  });
}
