import type { Device } from "../../hardware-models/device.ts";
import { scaleDevices } from "../../sim/factors.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import { isWorkLottery } from "../../sim/rule-earnings.ts";
import type { RunResult } from "../../sim/run-result.ts";
import type { WorkKind } from "../../sim/work-kind.ts";
import { getChosenRule } from "../named-rule.ts";
import { FailedRun } from "../runners/failed-run.ts";
import type { JobRunner } from "../runners/job-runner.ts";
import { listJobs } from "../runners/list-jobs.ts";
import { runInProcess } from "../runners/run-in-process.ts";
import type { Scenario, SchemeChoice } from "../scenario.ts";
import { describeScheme } from "./describe-scheme.ts";
import type { Assumption, DeviceRow, Experiment } from "./experiment.ts";
import { listTurns } from "./list-turns.ts";
import { listHashrateErrors, listReferences } from "./observed-history.ts";
import { listPairedDifferences } from "./paired-difference.ts";
import { describeSummary } from "./summary-descriptions.ts";

/** What to run, and what to say about where it came from. */
export interface ExperimentRequest {
  readonly scenario: Scenario;
  /** The scenario's schemes that are to be run; differences are taken against the first. */
  readonly schemes: readonly SchemeChoice[];
  readonly kind: "run" | "compare";
  readonly devices: readonly Device[];
  readonly history: readonly MonthRow[];
  readonly seed: string;
  readonly replications: number;
  readonly version: string;
  readonly command: string;
  readonly scenarioSha256: string;
  readonly scenarioYaml: string;
  readonly assumptions: readonly Assumption[];
  readonly onProgress: (done: number, total: number) => void;
  /** Where the runs are made; left out, in this thread. Results are the same everywhere. */
  readonly runJobs?: JobRunner;
}

/**
 * Runs every scheme as often as asked, each replication with the same luck under all of them, and sums up.
 *
 * @throws FailedRun at the first run, in order, that fails
 */
export async function runExperiment(request: ExperimentRequest): Promise<Experiment> {
  const { scenario, schemes, devices, history, seed, replications, runJobs = runInProcess } = request;
  const jobs = listJobs(scenario, schemes, { world: { devices, history }, seed, replications });
  const runsByScheme: RunResult[][] = schemes.map(() => []);
  let done = 0;
  for await (const outcome of runJobs(jobs)) {
    if (outcome.kind === "failure") throw new FailedRun(outcome.failure);
    if (outcome.kind === "row") throw new Error("a row in the place of a whole result");
    runsByScheme[done % schemes.length]!.push(outcome.result);
    done++;
    request.onProgress(done, jobs.length);
  }
  return describeExperiment(request, runsByScheme);
}

function describeExperiment(request: ExperimentRequest, runsByScheme: readonly RunResult[][]): Experiment {
  const { scenario } = request;
  const { coin, work, metrics } = describeSummary(scenario);
  const rules = request.schemes.map((scheme) => getChosenRule(scheme.rule));
  const schemes = request.schemes.map((scheme, index) =>
    describeScheme(scheme, {
      rule: rules[index]!,
      work,
      runs: runsByScheme[index]!,
      unitsPerCoin: scenario.chain.unitsPerCoin,
    }),
  );
  const months = runsByScheme[0]![0]!.months;
  const turns = listTurns({ ...scenario, schemes: request.schemes });
  const references = listReferences(scenario, months, request.history);
  const working = schemes.find((_, index) => isWorkLottery(rules[index]!));
  return {
    kind: request.kind,
    name: scenario.name,
    work: work.name,
    coin,
    title: scenario.title,
    question: scenario.question,
    seed: request.seed,
    replications: request.replications,
    scenarioYaml: request.scenarioYaml,
    command: request.command,
    version: request.version,
    scenarioSha256: request.scenarioSha256,
    months,
    schemes,
    summaryMetrics: metrics,
    differences: request.kind === "compare" ? listPairedDifferences(schemes) : [],
    assumptions: request.assumptions,
    devices: listDevicesBought(request, work, runsByScheme.flat()),
    references: working === undefined ? [] : references,
    hashrateErrors: working === undefined ? [] : listHashrateErrors(working, references),
    ...(turns.length === 0 ? {} : { turns }),
  };
}

/** The devices that the result rests on: those owned at the start and those that anybody bought. */
function listDevicesBought(
  { devices, scenario }: ExperimentRequest,
  work: WorkKind,
  runs: readonly RunResult[],
): DeviceRow[] {
  const names = new Set([
    scenario.chain.startDevice,
    ...runs.flatMap((run) => run.purchases.map(({ device }) => device)),
  ]);
  return [...scaleDevices(devices, scenario.factors), ...listMadeDevices(runs)]
    .filter(({ name }) => names.has(name))
    .map((device) => ({
      name: device.name,
      kind: device.kind,
      maker: device.maker,
      releaseDate: new Date(device.releaseTime * 1000).toISOString().slice(0, 10),
      workPerSecond: device.workPerSecond,
      powerWatts: device.powerWatts,
      joulesPerAmount: (device.powerWatts / device.workPerSecond) * work.energyAmount,
      priceUsd: device.priceUsd,
      priceIsEstimated: device.priceIsEstimated,
      source: device.citations.performance,
    }));
}

/** Machines that makers of the scenario designed, at their first price; of those with one name the first. */
function listMadeDevices(runs: readonly RunResult[]): Device[] {
  const made = runs.flatMap((run) => (run.industry?.machines ?? []).map(({ device }) => device));
  return [...new Map(made.toReversed().map((device) => [device.name, device])).values()].reverse();
}
