import { loadScenario } from "../loading/load-scenario.ts";
import { listPresets } from "../loading/presets.ts";
import type { Listing } from "./listing.ts";

/** The scenarios that ship with the package. */
export function listPresetScenarios(): Listing {
  return {
    columns: ["name", "months", "schemes", "question"],
    rows: listPresets().map((name) => {
      const { scenario } = loadScenario(name, []);
      const schemes = scenario.schemes.map((scheme) => scheme.name).join(", ");
      return [name, `${scenario.start} to ${scenario.end}`, schemes, scenario.question];
    }),
  };
}
