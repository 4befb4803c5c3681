import { listPresets, readPresetHead } from "../loading/presets.ts";
import type { Listing } from "./listing.ts";

/** The scenarios that ship with the package. */
export function listPresetScenarios(): Listing {
  return {
    columns: ["name", "months", "schemes", "question"],
    rows: listPresets().map((name) => {
      const { start, end, schemes, question } = readPresetHead(name);
      return [name, `${start} to ${end}`, schemes.map((scheme) => scheme.name).join(", "), question];
    }),
  };
}
