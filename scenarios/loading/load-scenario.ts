import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { readUsedCalibration } from "../calibration/read-calibration.ts";
import { findNearestName } from "../nearest-name.ts";
import { parseScenario } from "../parse-scenario.ts";
import type { KnownWorld, Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeScenarioJsonSchema } from "../schema/scenario-schema.ts";
import { readDevices, readHistory } from "../store/data-files.ts";
import { readUserText } from "../store/user-file.ts";
import { selectWorld } from "../work/work-devices.ts";
import { applyOverride } from "./apply-override.ts";
import { type LocateRule, readCustomRules } from "./custom-rules.ts";
import { getPresetPath, listPresets } from "./presets.ts";
import { parseScenarioText } from "./scenario-text.ts";

/** Name of a preset, path of a YAML or JSON file, or a scenario as plain values. */
export type ScenarioSource = string | object;

export interface LoadedScenario extends KnownWorld {
  readonly scenario: Scenario;
  /** Name of the preset, or path of the file. */
  readonly sourceName: string;
}

/** What messages call a scenario that came from no file. */
const OBJECT_NAME = "scenario";

/** Files beside the scenario. */
export interface ScenarioFiles {
  /** A calibration in place of the package's own, for the calibrated machine. */
  readonly calibrationPath?: string | undefined;
  /** Where rules of the user's lie; by default wherever the scenario says, from its own folder. */
  readonly locateRule?: LocateRule | undefined;
}

/** Keys of a scenario that have an option of their own, as typed. */
export interface Fields {
  readonly seed?: string;
  readonly replications?: string;
}

/**
 * Step 1 of a run: a preset or a file, with the changes of `--set`, checked against the world that it names.
 *
 * @param sets assignments `path=value`, applied in order before the checks
 * @param fields keys given by an option of their own, applied last
 * @throws ScenarioError, ScenarioErrors
 */
export function loadScenario(
  source: ScenarioSource,
  sets: readonly string[],
  fields: Fields = {},
  files: ScenarioFiles = {},
): LoadedScenario {
  return openScenario(source, files)(sets, fields);
}

/**
 * The same for many changes of one scenario: file and data are read once.
 *
 * @throws ScenarioError where they cannot be read
 */
export function openScenario(
  source: ScenarioSource,
  { calibrationPath, locateRule = resolve }: ScenarioFiles = {},
): (sets: readonly string[], fields?: Fields) => LoadedScenario {
  const { written, folder, name } = readScenario(source);
  const read = readWorld(calibrationPath);
  return (sets, fields = {}) => {
    const changed = sets.reduce(
      (value, assignment) => applyOverride(value, assignment, computeScenarioJsonSchema()),
      written,
    );
    const complete = isMapping(changed) ? { ...changed, ...readFields(fields) } : changed;
    const customRules = readCustomRules(complete, ({ file }) => locateRule(folder, file));
    const world = { ...read, customRules };
    const scenario = parseScenario(complete, name, world);
    refuseUnused(scenario, calibrationPath);
    return { ...selectWorld(scenario, world), scenario, sourceName: name };
  };
}

/** Files that a scenario of plain values names are looked for in the current folder. */
function readScenario(source: ScenarioSource) {
  if (typeof source !== "string") return { written: structuredClone(source), folder: process.cwd(), name: OBJECT_NAME };
  const path = findScenario(source);
  return { written: parseScenarioText(readUserText(path), source), folder: dirname(path), name: source };
}

function readWorld(calibrationPath: string | undefined): KnownWorld {
  const world = { devices: readDevices(), history: readHistory() };
  return calibrationPath === undefined ? world : { ...world, calibration: readUsedCalibration(calibrationPath) };
}

/** A calibration that nothing is made of is a mistake. */
function refuseUnused({ hardware }: Scenario, calibrationPath: string | undefined): void {
  if (calibrationPath === undefined || hardware.calibratedDevice !== undefined) return;
  throw new ScenarioError({
    where: "--calibration",
    expected: "a scenario that sells the calibrated machine",
    found: "none in hardware.calibratedDevice",
    cure: "Say its price: --set hardware.calibratedDevice.priceUsd=200",
  });
}

function readFields({ seed, replications }: Fields): Readonly<Record<string, unknown>> {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(replications === undefined
      ? {}
      : { replications: /^\d+$/.test(replications) ? Number(replications) : replications }),
  };
}

function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A preset's path, or the path itself; a word that is neither gets the nearest preset. */
function findScenario(source: string): string {
  const presets = listPresets();
  if (presets.includes(source)) return getPresetPath(source);
  if (existsSync(source) || /[/\\.]/.test(source)) return source;
  const nearest = findNearestName(source, presets);
  throw new ScenarioError({
    where: "SCENARIO",
    expected: `a preset (${presets.join(", ")}) or the path of a file`,
    found: JSON.stringify(source),
    cure: nearest === undefined ? "Check the name." : `Did you mean "${nearest}"?`,
  });
}
