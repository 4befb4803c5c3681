import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as z from "zod";
import type { BacktestResult } from "../scenarios/backtest/backtest-result.ts";
import { readFittedFile } from "../scenarios/backtest/fitted-file.ts";
import { type BacktestFiles, loadBacktest } from "../scenarios/backtest/load-backtest.ts";
import { runBacktest } from "../scenarios/backtest/run-backtest.ts";
import { claimList } from "../scenarios/claims/registry.ts";
import { type ClaimsResult, runClaims } from "../scenarios/claims/run-claims.ts";
import { defaultSeed } from "../scenarios/defaults.ts";
import type { Experiment } from "../scenarios/experiments/experiment.ts";
import { runExperiment } from "../scenarios/experiments/run-experiment.ts";
import { loadScenario as readScenario } from "../scenarios/loading/load-scenario.ts";
import { renderScenarioFile, type ScenarioFile } from "../scenarios/render-scenario.ts";
import { chooseRunner } from "../scenarios/runners/choose-runner.ts";
import { stopOnSignal } from "../scenarios/runners/stop-on-signal.ts";
import { performPlan } from "../scenarios/runs/perform-plan.ts";
import { readRun } from "../scenarios/runs/restore-run.ts";
import { planRun } from "../scenarios/runs/run-plan.ts";
import type { RunRequest } from "../scenarios/runs/run-request.ts";
import type { scenarioSchema } from "../scenarios/schema/scenario-schema.ts";
import type { OutputEntry } from "../scenarios/store/manifest.ts";
import { checkOutFolder } from "../scenarios/store/out-folder.ts";
import { type Cell, queryResults } from "../scenarios/store/query-results.ts";
import { performStudy, type StudyEnd } from "../scenarios/studies/perform-study.ts";
import { readStudy, readStudyObject } from "../scenarios/studies/read-study.ts";
import { countRuns } from "../scenarios/studies/run-study.ts";
import { planStudy } from "../scenarios/studies/study-plan.ts";
import type { studySchema } from "../scenarios/studies/study-schema.ts";
import { checkCall } from "./check-call.ts";

// What `import ... from "proofground"` gives. The command line calls the same functions underneath.

export type { Device } from "../hardware-models/device.ts";
export type {
  Band,
  Estimate,
  Experiment,
  PairedDifference,
  SchemeResult,
} from "../scenarios/experiments/experiment.ts";
export type { ScenarioFile } from "../scenarios/render-scenario.ts";
export { ScenarioError } from "../scenarios/scenario-error.ts";
export { ScenarioErrors } from "../scenarios/scenario-errors.ts";
export type { Manifest, OutputEntry } from "../scenarios/store/manifest.ts";
export type { Cell } from "../scenarios/store/query-results.ts";
export type { RuleParameters } from "../sim/parameter.ts";
export type { Epoch, EpochOutcome, EpochRule } from "../sim/reward-rules/epoch-rule.ts";
export type { LotteryRule } from "../sim/reward-rules/lottery-rule.ts";
export type { RewardRule } from "../sim/reward-rules/reward-rule.ts";
export type { Settlement } from "../sim/reward-rules/settlement.ts";
export type { PartyOutcome, RunResult } from "../sim/run-result.ts";
export { readRun };

/** A scenario as its file says it: what is left out gets its default. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
/** A study as its file says it. */
export type StudyInput = z.input<typeof studySchema>;

/** What is to be read: the same for every call that takes a scenario. */
export interface ScenarioOptions {
  /** Name of a preset, path of a YAML or JSON file, or the scenario itself. */
  readonly scenario: string | ScenarioInput;
  /** Values by path, as `--set` takes them: `{ "miners[0].count": 12, "hardware.pue": 1.3 }`. */
  readonly overrides?: Readonly<Record<string, unknown>>;
  /** Equal seeds give equal results. */
  readonly seed?: string | number;
  /** Runs of each scheme, each with luck of its own. */
  readonly replications?: number;
  /** File that `proofground calibrate` wrote, where the scenario sells the calibrated machine. */
  readonly calibration?: string;
}

/** How it is to be done; no result depends on it. */
export interface RunnerOptions {
  /** 1: in this thread; left out: on all cores as soon as that pays. */
  readonly threads?: number;
  /** Told after every run. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the work when it is aborted; the call then throws the signal's reason and leaves no half-written file. */
  readonly signal?: AbortSignal;
}

export interface RunOptions extends ScenarioOptions, RunnerOptions {
  /** Folder to write: tables, report, manifest. Left out, nothing is written. */
  readonly out?: string;
  /** True: set each main assumption low and high too, see `Experiment.oneAtATime`. */
  readonly tornado?: boolean;
}

export interface RunAnswer {
  readonly experiment: Experiment;
  /** Absolute path of the folder; null where none was asked for. */
  readonly folder: string | null;
  /** Files in it with their SHA-256. */
  readonly files: readonly OutputEntry[];
}

/**
 * Simulates one scheme of a scenario, by default its first.
 *
 * @example
 * const { experiment } = await simulate({ scenario: "tiny", seed: 7, overrides: { "miners[0].count": 12 } });
 * experiment.schemes[0]?.summary["power_gw_last_year"]; // { mean, low, high, n }
 *
 * @throws ScenarioError, ScenarioErrors where the input is wrong: where, expected, found, cure
 */
export async function simulate(options: RunOptions & { readonly scheme?: string }): Promise<RunAnswer> {
  checkCall("simulate", options);
  return perform("run", options, options.scheme === undefined ? [] : [options.scheme]);
}

/**
 * Simulates several schemes of a scenario on one market with the same luck.
 *
 * @example
 * const { experiment } = await compare({ scenario: "gpu-vs-asic", replications: 4, out: "results/mine" });
 * experiment.differences; // each scheme less the first, paired by replication
 *
 * @throws ScenarioError, ScenarioErrors where the input is wrong
 */
export async function compare(options: RunOptions & { readonly schemes?: readonly string[] }): Promise<RunAnswer> {
  checkCall("compare", options);
  return perform("compare", options, options.schemes ?? []);
}

/**
 * Makes an earlier run again from its manifest.
 *
 * @throws ScenarioError where the manifest cannot be read, or rests on data of another version
 */
export function reproduce(
  manifest: string,
  options: RunnerOptions & { readonly out?: string } = {},
): Promise<RunAnswer> {
  return perform("run", { ...options, scenario: manifest }, []);
}

async function perform(kind: "run" | "compare", options: RunOptions, schemes: readonly string[]): Promise<RunAnswer> {
  const { out, threads, onProgress = () => undefined, signal, tornado } = options;
  const tries = tornado === true ? { triesAssumptions: true } : {};
  const request: RunRequest = { kind, schemes, ...describeRequest(options), ...tries };
  const plan = planRun(request);
  const folder = out === undefined ? null : checkOutFolder(out);
  const { experiment, outputs } = await performPlan(plan, request, {
    ...{ runExperiment, runJobs: chooseRunner(threads), onProgress, signal },
    // Loaded only where something is drawn.
    target: folder === null ? undefined : { folder, renderers: (await import("./renderers.ts")).renderers },
  });
  return { experiment, folder, files: outputs };
}

function describeRequest({ scenario, overrides = {}, seed, replications, calibration }: ScenarioOptions) {
  return {
    source: scenario,
    sets: Object.entries(overrides).map(([path, value]) => `${path}=${JSON.stringify(value)}`),
    fields: {
      ...(seed === undefined ? {} : { seed: String(seed) }),
      ...(replications === undefined ? {} : { replications: String(replications) }),
    },
    ...(calibration === undefined ? {} : { calibrationPath: calibration }),
  };
}

/**
 * Reads and checks a scenario and runs nothing.
 *
 * @returns the scenario with every default written out, as plain data
 * @throws ScenarioErrors with every mistake found
 */
export function loadScenario(options: ScenarioOptions): ScenarioFile {
  checkCall("loadScenario", options);
  const { source, sets, fields, ...files } = describeRequest(options);
  return renderScenarioFile(readScenario(source, sets, fields, files).scenario);
}

export interface SweepOptions extends RunnerOptions {
  /** Path of a study file, or the study itself. */
  readonly study: string | StudyInput;
  /** Folder to write; left out, a new one among the system's temporary folders. */
  readonly out?: string;
  /** Goes on with the study that the folder holds. */
  readonly resume?: boolean;
}

export interface SweepAnswer extends StudyEnd {
  /** Where the results are: ask them with `query`. */
  readonly folder: string;
}

/**
 * Runs a study of many points into a folder.
 *
 * @example
 * const { folder } = await sweep({
 *   study: {
 *     name: "power", scenario: "tiny", replications: 2,
 *     factors: [{ path: "hardware.pue", values: [1, 1.5, 2] }],
 *   },
 * });
 * await query(folder, "select point, avg(value) from results where metric = 'power_gw_last_year' group by 1");
 *
 * @throws ScenarioError, ScenarioErrors where the input is wrong
 */
export async function sweep(options: SweepOptions): Promise<SweepAnswer> {
  checkCall("sweep", options);
  const { study, threads, onProgress, signal } = options;
  const plan = await planStudy(typeof study === "string" ? readStudy(study) : readStudyObject(study));
  const folder = options.out ?? mkdtempSync(join(tmpdir(), `proofground-${plan.study.name}-`));
  const total = countRuns(plan);
  const runJobs = chooseRunner(threads);
  const end = await performStudy({
    plan,
    out: folder,
    isResumed: options.resume === true,
    runJobs: signal === undefined ? runJobs : stopOnSignal(runJobs, signal),
    onProgress: (done) => onProgress?.(done, total),
    onStart: () => undefined,
  });
  return { ...end, folder };
}

/**
 * Asks the results of a finished study in SQL; its rows are the table `results`.
 *
 * @returns a record for each row
 * @throws ScenarioError where there is no finished study, or the database refuses the question
 */
export function query(folder: string, sql: string): Promise<Readonly<Record<string, Cell>>[]> {
  return queryResults(folder, sql, async ({ columns, batches }) => {
    const records: Record<string, Cell>[] = [];
    for await (const rows of batches) {
      for (const row of rows)
        records.push(Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
    }
    return records;
  });
}

export interface ClaimsOptions extends RunnerOptions {
  /** Numbers of the claims; left out, all. */
  readonly claims?: readonly number[];
  readonly seed?: string | number;
  /** Runs of each simulation; by default 5. */
  readonly replications?: number;
}

/** Judges the claims that `proofground claims` lists: data, model, verdict, and what would flip it. */
export function judgeClaims(options: ClaimsOptions = {}): Promise<ClaimsResult> {
  const { claims = claimList.map(({ number }) => number), seed = defaultSeed, replications = 5, onProgress } = options;
  return runClaims({
    claims: claimList.filter(({ number }) => claims.includes(number)),
    seed: String(seed),
    replications,
    runExperiment,
    runJobs: chooseRunner(options.threads),
    onProgress: (fraction) => onProgress?.(fraction, 1),
  });
}

export interface BacktestOptions extends BacktestFiles {
  /** Runs with drawn parameters and luck, for the bands; by default 100. */
  readonly replications?: number;
  readonly seed?: string | number;
  /** File of fitted parameters; left out, the package's own, fitted to Bitcoin until 2018. */
  readonly params?: string;
}

/** Holds the model against a coin's history, Bitcoin's by default. */
export function backtest({
  replications = 100,
  seed = defaultSeed,
  params,
  ...files
}: BacktestOptions = {}): BacktestResult {
  return runBacktest(loadBacktest(files), readFittedFile(params), { replications, seed: String(seed) });
}
