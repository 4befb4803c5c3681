import { listPresets, readPresetHead } from "../loading/presets.ts";
import type { ServedResults } from "./served-files.ts";

/** What the server's page shows. */
export interface ServedPage {
  /** The folder, as it was named. */
  readonly folder: string;
  readonly results: ServedResults;
  readonly presets: readonly PresetChoice[];
  /** Scenario files in the folder. */
  readonly scenarios: readonly string[];
}

export interface PresetChoice {
  readonly name: string;
  readonly question: string;
}

/** The presets with what they ask. */
export function listPresetChoices(): PresetChoice[] {
  return listPresets().map((name) => ({ name, question: readPresetHead(name).question }));
}
