import { stringify } from "yaml";
import { renderScenarioFile } from "./render-scenario.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario as YAML text, with every default written out. */
export function renderScenarioYaml(scenario: Scenario): string {
  return stringify(renderScenarioFile(scenario), { lineWidth: 0, aliasDuplicateObjects: false });
}
