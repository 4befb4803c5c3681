import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readUsedCalibration } from "../calibration/read-calibration.ts";
import type { UsedCalibration } from "../calibration/used-calibration.ts";
import { nameRuleCopy, readCustomRules } from "../loading/custom-rules.ts";
import { loadScenario } from "../loading/load-scenario.ts";
import { parseScenario } from "../parse-scenario.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import type { KnownWorld, Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeDataHashes, readDevices, readHistory } from "../store/data-files.ts";
import { type Manifest, readManifest, USED_CALIBRATION } from "../store/manifest.ts";
import { computeSha256 } from "../store/sha256.ts";
import { selectWorld } from "../work/work-devices.ts";
import { isManifest, renderCommand } from "./render-command.ts";
import type { RunRequest } from "./run-request.ts";
import { selectSchemes } from "./select-schemes.ts";

/** All that decides what a run computes, and nothing else. */
export interface RunPlan extends KnownWorld {
  readonly kind: "run" | "compare";
  readonly scenario: Scenario;
  /** SHA-256 of the scenario with its defaults written out. */
  readonly scenarioSha256: string;
  /** The command that makes the same again, as a report prints it. */
  readonly command: string;
  /** Whether each main assumption is to be set low and high too. */
  readonly triesAssumptions: boolean;
  /** The earlier run that this one is to reproduce. */
  readonly reproduces: Manifest | null;
}

/** @throws ScenarioError, ScenarioErrors */
export function planRun(request: RunRequest): RunPlan {
  const { source } = request;
  return isManifest(source) ? planReproduction({ ...request, source }) : planScenario(request);
}

function planScenario(request: RunRequest): RunPlan {
  const { source, sets, fields } = request;
  const { scenario, devices, history, calibration, sourceName } = loadScenario(source, sets, fields, request);
  const selected = chooseSchemes(scenario, request, sourceName);
  return {
    ...completePlan(selected),
    ...{ devices, history },
    ...(calibration === undefined ? {} : { calibration }),
    kind: request.kind,
    command: renderCommand(request),
    triesAssumptions: request.triesAssumptions === true,
    reproduces: null,
  };
}

function chooseSchemes(scenario: Scenario, { kind, schemes }: RunRequest, sourceName: string): Scenario {
  if (kind === "run")
    return selectSchemes(scenario, schemes.length > 0 ? schemes : [scenario.schemes[0]!.name], "--scheme");
  const selected = schemes.length > 0 ? selectSchemes(scenario, schemes, "--schemes") : scenario;
  if (selected.schemes.length > 1) return selected;
  throw new ScenarioError({
    where: schemes.length > 0 ? "--schemes" : `${sourceName}: schemes`,
    expected: "at least two schemes to compare",
    found: String(selected.schemes.length),
    cure: 'Add a scheme, or use "proofground run".',
  });
}

function planReproduction({
  source,
  sets,
  fields,
  calibrationPath,
  schemes,
  triesAssumptions,
}: RunRequest & { readonly source: string }): RunPlan {
  if (triesAssumptions !== undefined || sets.length > 0 || Object.keys(fields).length > 0 || schemes.length > 0) {
    throw new ScenarioError({
      where: source,
      expected: "a manifest to be run as it is",
      found: "options that change it",
      cure: "Leave out --set, --seed, --replications, --scheme, --schemes and --tornado, or run the scenario file.",
    });
  }
  const manifest = readManifest(source);
  checkData(manifest, source);
  const calibration = restoreCalibration(manifest, source, calibrationPath);
  const world = {
    devices: readDevices(),
    history: readHistory(),
    ...(calibration === undefined ? {} : { calibration }),
    customRules: readCustomRules(manifest.scenario, ({ sha256 }) => join(dirname(source), nameRuleCopy(sha256))),
  };
  const scenario = parseScenario(manifest.scenario, `${source}: scenario`, world);
  return {
    ...completePlan(scenario),
    ...selectWorld(scenario, world),
    kind: manifest.kind,
    command: manifest.command,
    triesAssumptions: manifest.oneAtATime === true,
    reproduces: manifest,
  };
}

/** The calibration that a manifest names by its hash: from the option, or from the file that the run has kept. */
function restoreCalibration({ data }: Manifest, source: string, path: string | undefined): UsedCalibration | undefined {
  const refuse = (where: string, expected: string, found: string, cure: string) =>
    new ScenarioError({ where, expected, found, cure });
  if (data.calibration === undefined) {
    if (path === undefined) return undefined;
    throw refuse("--calibration", "a manifest of a run with a calibrated machine", "one without", "Leave it out.");
  }
  const file = path ?? join(dirname(source), USED_CALIBRATION);
  const expected = `the calibration of the run (SHA-256 ${data.calibration.slice(0, 12)}...)`;
  const cure = `Name the run's own with --calibration, or put its ${USED_CALIBRATION} beside the manifest.`;
  if (!existsSync(file)) throw refuse(file, expected, "no such file", cure);
  const calibration = readUsedCalibration(file);
  if (calibration.sha256 === data.calibration) return calibration;
  throw refuse(file, expected, `${calibration.sha256.slice(0, 12)}...`, cure);
}

function checkData(manifest: Manifest, source: string): void {
  const here = computeDataHashes();
  for (const name of ["devices", "history", "accelerators"] as const) {
    // A manifest names the accelerators only where the run used them.
    const there = manifest.data[name];
    if (there === undefined || there === here[name]) continue;
    throw new ScenarioError({
      where: `${source}: data.${name}`,
      expected: `the data of this version (SHA-256 ${here[name].slice(0, 12)}...)`,
      found: `${there.slice(0, 12)}...`,
      cure: `Install proofground ${manifest.versions.proofground}.`,
    });
  }
}

function completePlan(scenario: Scenario): Pick<RunPlan, "scenario" | "scenarioSha256"> {
  return { scenario, scenarioSha256: computeSha256(JSON.stringify(renderScenarioFile(scenario))) };
}
