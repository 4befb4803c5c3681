import type { SimJs } from "../../sim/engine/simjs-types.ts";
import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { openScenario } from "../loading/load-scenario.ts";
import { suggestName } from "../nearest-name.ts";
import { FailedRun } from "../runners/failed-run.ts";
import { listJobs } from "../runners/list-jobs.ts";
import { simulateJob } from "../runners/simulate-job.ts";
import { selectSchemes } from "../runs/select-schemes.ts";
import type { Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeMean } from "../statistics/variance.ts";
import { checkRanges } from "./check-ranges.ts";
import type { ReadMatch } from "./read-match.ts";
import { type MatchRecord, readOwnRecord, readRecordFile } from "./read-record.ts";

/** A month of the scenario beside the record. */
export interface MatchMonth {
  readonly month: string;
  readonly observed: number | null;
  /** Geometric mean over replications; null where a replication has none above 0. */
  readonly simulated: number | null;
}

/** Runs a match's scenario with changes, always with the same luck. */
export interface MatchRuns {
  readonly record: MatchRecord;
  /** @param sets changes as --set takes them, after the match's own */
  readonly run: (sets: readonly string[]) => { readonly scenario: Scenario; readonly months: MatchMonth[] };
}

/** @throws ScenarioError, ScenarioErrors where names or files are wrong; the runs do so, or throw FailedRun */
export function openMatchRuns({ match, source, recordPath }: ReadMatch, simJs: SimJs): MatchRuns {
  const metric = checkMetric(match.metric);
  const read = openScenario(source);
  const load = (sets: readonly string[]) => {
    const loaded = read([...match.set, ...sets], { seed: match.seed, replications: String(match.replications) });
    const name = match.scheme ?? loaded.scenario.schemes[0]!.name;
    return { ...loaded, scenario: selectSchemes(loaded.scenario, [name], "scheme") };
  };
  const { history } = load([]);
  const record = recordPath === null ? readOwnRecord(metric, history) : readRecordFile(recordPath);
  checkRanges(match, load);
  const run = (sets: readonly string[]) => {
    const loaded = load(sets);
    const { scenario } = loaded;
    const world = { devices: loaded.devices, history: loaded.history };
    const jobs = listJobs(scenario, scenario.schemes, {
      world,
      seed: match.seed,
      replications: match.replications,
    });
    const results = jobs.map((job) => {
      const outcome = simulateJob(job, simJs);
      if (outcome.kind === "failure") throw new FailedRun(outcome.failure);
      if (outcome.kind === "row") throw new Error("a row in the place of a whole result");
      return outcome.result;
    });
    const months = results[0]!.months.map((month, index) => {
      const logs = results.map(({ series }) => Math.log(series[metric][index] ?? Number.NaN));
      const simulated = Math.exp(computeMean(logs));
      const isThere = Number.isFinite(simulated) && simulated > 0;
      return { month, observed: record.values.get(month) ?? null, simulated: isThere ? simulated : null };
    });
    return { scenario, months };
  };
  return { record, run };
}

function checkMetric(name: string): SeriesMetricName {
  const known = Object.keys(seriesMetrics);
  if (known.includes(name)) return name as SeriesMetricName;
  const expected = "the name of a monthly series (see proofground list metrics)";
  throw new ScenarioError({ where: "metric", expected, found: JSON.stringify(name), cure: suggestName(name, known) });
}
