import { listAssumptions } from "../assumptions.ts";
import { describeOwnAssumptions } from "../describe-own-assumptions.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { ExperimentRequest } from "../experiments/run-experiment.ts";
import { hasCredit } from "../has-credit.ts";
import { listMakerAssumptions } from "../list-technology-assumptions.ts";
import { nameRuleCopy } from "../loading/custom-rules.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import { renderScenarioYaml } from "../render-scenario-yaml.ts";
import type { Scenario } from "../scenario.ts";
import { computeDataHashes } from "../store/data-files.ts";
import { describeFolder } from "../store/described-folder.ts";
import { renderExperimentJson } from "../store/experiment-json.ts";
import { hashInstalledPackages } from "../store/installed-packages.ts";
import {
  describeManifest,
  type Manifest,
  type OutputEntry,
  renderManifest,
  USED_CALIBRATION,
} from "../store/manifest.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { type OutputFile, writeRunFolder } from "../store/run-folder.ts";
import { RUN_INFO, renderRunInfo } from "../store/run-info.ts";
import { describeWhatIf } from "../what-if/describe-what-if.ts";
import type { WhatIf } from "../what-if/what-if.ts";
import { listDeviceAssumptions } from "../work/work-devices.ts";
import type { RunPlan } from "./run-plan.ts";

/** What turns an experiment into files; passed in, for reports stand above scenarios. */
export interface Renderers {
  readonly renderReport: (experiment: Experiment, whatIf: WhatIf) => string;
  /** Tables of the run folder by file name, as text in pieces. */
  readonly tables: Readonly<Record<string, (experiment: Experiment) => Iterable<string>>>;
}

export const EXPERIMENT_FILE = "experiment.json";
export const REPORT_FILE = "report.html";

/** Only a comparison has differences to show. */
const compareOnlyTables = ["differences.csv"];

/** Only where customers buy is there serving to tell of. */
const customersOnlyTables = ["serving.csv"];

/** Only where somebody lends are there loans to tell of. */
const creditOnlyTables = ["credit.csv"];

/** Only where somebody makes machines are there any to tell of. */
const makersOnlyTables = ["machines.csv"];

/** Only where devices trade or do other work. */
const sideOnlyTables = ["side.csv"];

/** Only where assumptions were tried. */
const triedOnlyTables = ["tornado.csv"];

function hasSideMarkets({ hardware }: Scenario): boolean {
  return (hardware.used ?? hardware.otherWork) !== undefined;
}

/** Steps 2 to 6 of a run: the request for the experiment that a plan describes. */
export function computeExperimentRequest(
  plan: RunPlan,
  onProgress: ExperimentRequest["onProgress"],
): ExperimentRequest {
  const { scenario, kind, devices, history, command, scenarioSha256 } = plan;
  return {
    scenario,
    schemes: scenario.schemes,
    kind,
    devices,
    history,
    seed: scenario.seed,
    replications: scenario.replications,
    version: getPackageVersion(),
    command,
    scenarioSha256,
    scenarioYaml: renderScenarioYaml(scenario),
    assumptions: [
      ...describeOwnAssumptions(listAssumptions(scenario), scenario),
      ...listDeviceAssumptions(scenario, plan),
      ...listMakerAssumptions(scenario),
    ],
    onProgress,
  };
}

/**
 * Step 7 of a run: everything a reader, a researcher and the next version need, written as one folder.
 *
 * @param startedAt when the run began, ms since 1970
 * @returns the files written, with their hashes
 */
export function writeRun(
  folder: string,
  {
    plan,
    experiment,
    startedAt,
  }: { readonly plan: RunPlan; readonly experiment: Experiment; readonly startedAt: number },
  renderers: Renderers,
): readonly OutputEntry[] {
  let outputs: readonly OutputEntry[] = [];
  writeRunFolder(folder, listOutputs(plan, experiment, renderers), (written) => {
    outputs = written;
    return [
      ...describeFolder(describeRun(plan, experiment, written), written, describeCrate(plan, experiment, startedAt)),
      { name: RUN_INFO, chunks: [renderRunInfo(startedAt)] },
    ];
  });
  return outputs;
}

/** Names of the files that differ from those of the run to be reproduced; empty where all bytes agree. */
export function listDifferences(reproduces: Manifest, outputs: readonly OutputEntry[]): string[] {
  const earlier = new Map(reproduces.outputs.map(({ name, sha256 }) => [name, sha256]));
  const names = new Set([...earlier.keys(), ...outputs.map(({ name }) => name)]);
  return [...names].filter((name) => outputs.find((output) => output.name === name)?.sha256 !== earlier.get(name));
}

function* listOutputs(
  plan: RunPlan,
  experiment: Experiment,
  { renderReport, tables }: Renderers,
): Generator<OutputFile> {
  const { calibration, scenario } = plan;
  for (const [name, render] of Object.entries(tables)) {
    if (experiment.kind === "run" && compareOnlyTables.includes(name)) continue;
    if (scenario.makers === undefined && makersOnlyTables.includes(name)) continue;
    if (experiment.oneAtATime === undefined && triedOnlyTables.includes(name)) continue;
    if (!hasSideMarkets(scenario) && sideOnlyTables.includes(name)) continue;
    if (scenario.demand === undefined && customersOnlyTables.includes(name)) continue;
    if (!hasCredit(scenario) && creditOnlyTables.includes(name)) continue;
    yield { name, chunks: render(experiment) };
  }
  if (calibration !== undefined) yield { name: USED_CALIBRATION, chunks: [calibration.text] };
  yield* listRuleCopies(scenario);
  yield { name: EXPERIMENT_FILE, chunks: renderExperimentJson(experiment) };
  yield { name: REPORT_FILE, chunks: [renderReport(experiment, describeWhatIf(plan))] };
}

/** Rules of the user's as they ran, once each: without them the run could not be made again. */
function listRuleCopies({ schemes }: Scenario): Iterable<OutputFile> {
  const bundles = schemes.flatMap(({ rule: { own } }) => (own === undefined ? [] : [own]));
  const copies = bundles.map(({ sha256, bundle }) => [nameRuleCopy(sha256), bundle] as const);
  return Array.from(new Map(copies), ([name, bundle]) => ({ name, chunks: [bundle] }));
}

function describeRun(plan: RunPlan, experiment: Experiment, outputs: readonly OutputEntry[]): string {
  const manifest = describeManifest({
    experiment,
    scenario: renderScenarioFile(plan.scenario),
    versions: { proofground: getPackageVersion(), node: process.version, packages: hashInstalledPackages() },
    data: listDataUsed(plan),
    outputs,
  });
  return renderManifest(manifest);
}

function describeCrate(plan: RunPlan, { title, question, command, scenarioSha256 }: Experiment, startedAt: number) {
  return {
    ...{ name: title, description: question, command },
    inputs: { scenario: scenarioSha256, ...listKnown(listDataUsed(plan)) },
    unhashed: [RUN_INFO],
    madeAt: new Date(startedAt),
  };
}

function listKnown(data: Manifest["data"]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, sha256]) => (sha256 === undefined ? [] : [[name, sha256]])),
  );
}

/** Hashes of the data that the run rests on. */
function listDataUsed({ scenario, calibration }: RunPlan): Manifest["data"] {
  const { accelerators, ...common } = computeDataHashes();
  return {
    ...common,
    ...(scenario.work.kernel === "sha256d" ? {} : { accelerators }),
    ...(calibration === undefined ? {} : { calibration: calibration.sha256 }),
  };
}
