import { existsSync } from "node:fs";
import { findNearestName } from "../nearest-name.ts";
import { parseScenario } from "../parse-scenario.ts";
import type { KnownWorld, Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeScenarioJsonSchema } from "../schema/scenario-schema.ts";
import { readDevices, readHistory } from "../store/data-files.ts";
import { readUserText } from "../store/user-file.ts";
import { applyOverride } from "./apply-override.ts";
import { getPresetPath, listPresets } from "./presets.ts";
import { parseScenarioText } from "./scenario-text.ts";

export interface LoadedScenario extends KnownWorld {
  readonly scenario: Scenario;
  /** Name of the preset, or path of the file. */
  readonly sourceName: string;
}

/**
 * Step 1 of a run: a preset or a file, with the changes of `--set`, checked against the world that it names.
 *
 * @param source name of a preset, or path of a YAML or JSON file
 * @param sets assignments `path=value`, applied in order before the checks
 * @throws ScenarioError, ScenarioErrors
 */
export function loadScenario(source: string, sets: readonly string[]): LoadedScenario {
  const world = { devices: readDevices(), history: readHistory() };
  const schema = computeScenarioJsonSchema();
  const written = parseScenarioText(readUserText(findScenario(source)), source);
  const changed = sets.reduce((value, assignment) => applyOverride(value, assignment, schema), written);
  return { ...world, scenario: parseScenario(changed, source, world), sourceName: source };
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
