import type { Experiment } from "../experiments/experiment.ts";
import { countTriedRuns, runOneAtATime } from "../experiments/one-at-a-time.ts";
import type { ExperimentRequest } from "../experiments/run-experiment.ts";
import { FailedRun } from "../runners/failed-run.ts";
import type { JobRunner } from "../runners/job-runner.ts";
import { stopOnSignal } from "../runners/stop-on-signal.ts";
import { readDevices } from "../store/data-files.ts";
import type { OutputEntry } from "../store/manifest.ts";
import { computeExperimentRequest, type Renderers, writeRun } from "./perform-run.ts";
import type { RunPlan } from "./run-plan.ts";
import type { RunRequest } from "./run-request.ts";
import { tellFailedRun } from "./tell-failed-run.ts";

/** How a plan is to be carried out. */
export interface RunTerms {
  readonly runExperiment: (request: ExperimentRequest) => Promise<Experiment>;
  readonly runJobs: JobRunner;
  readonly onProgress: ExperimentRequest["onProgress"];
  /** Ends the runs at the next outcome; nothing is written then. */
  readonly signal?: AbortSignal | undefined;
  /** Where it is to be written, as `checkOutFolder` returned it, and by what; left out, nowhere. */
  readonly target?: { readonly folder: string; readonly renderers: Renderers } | undefined;
}

export interface PerformedRun {
  readonly experiment: Experiment;
  /** Files written, with their hashes; none where nothing was to be written. */
  readonly outputs: readonly OutputEntry[];
}

/**
 * Steps 2 to 7 of a run, for the command line and for programs alike.
 *
 * @param request what the plan was made from, for messages
 * @throws ScenarioError where a rule of the user's fails or the disk refuses; the signal's reason where it is aborted
 */
export async function performPlan(plan: RunPlan, request: RunRequest, terms: RunTerms): Promise<PerformedRun> {
  const startedAt = Date.now();
  const { runExperiment, signal, target } = terms;
  const runJobs = signal === undefined ? terms.runJobs : stopOnSignal(terms.runJobs, signal);
  const total = countPlannedRuns(plan);
  const onProgress = (done: number) => {
    terms.onProgress(done, total);
  };
  const asked = { ...computeExperimentRequest(plan, onProgress), runJobs };
  const base = await runExperiment(asked).catch((error: unknown) => {
    throw error instanceof FailedRun ? tellFailedRun(error, request) : error;
  });
  const experiment = plan.triesAssumptions ? await tryAssumptions(plan, { base, runJobs, terms }) : base;
  if (target === undefined) return { experiment, outputs: [] };
  return { experiment, outputs: writeRun(target.folder, { plan, experiment, startedAt }, target.renderers) };
}

/** Runs that a plan comes to. */
export function countPlannedRuns({ scenario, triesAssumptions }: RunPlan): number {
  const runs = scenario.schemes.length * scenario.replications;
  return triesAssumptions ? runs + countTriedRuns(scenario) : runs;
}

/** The experiment with what each main assumption does to its answer. */
async function tryAssumptions(
  plan: RunPlan,
  { base, runJobs, terms }: { readonly base: Experiment; readonly runJobs: JobRunner; readonly terms: RunTerms },
): Promise<Experiment> {
  const { scenario, devices, history, calibration } = plan;
  const [done, total] = [scenario.schemes.length * scenario.replications, countPlannedRuns(plan)];
  const oneAtATime = await runOneAtATime({
    scenario,
    known: { devices: readDevices(), history, ...(calibration === undefined ? {} : { calibration }) },
    world: { devices, history },
    experiment: base,
    runJobs,
    onProgress: (tried) => {
      terms.onProgress(done + tried, total);
    },
  });
  return { ...base, oneAtATime };
}
