import { readdirSync } from "node:fs";
import { join } from "node:path";
import { getPackageRoot } from "../store/package-root.ts";
import { readUserText } from "../store/user-file.ts";
import { parseScenarioText } from "./scenario-text.ts";

const EXTENSION = ".yaml";

/** What a preset's file says of itself. */
export interface PresetHead {
  readonly start: string;
  readonly end: string;
  readonly question: string;
  readonly schemes: readonly { readonly name: string }[];
}

/** Names of the scenarios that ship with the package. */
export function listPresets(): string[] {
  return readdirSync(getPresetFolder())
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .toSorted();
}

export function getPresetPath(name: string): string {
  return join(getPresetFolder(), `${name}${EXTENSION}`);
}

/** Read as it is written: presets are checked by a test, and loading them all takes half a second. */
export function readPresetHead(name: string): PresetHead {
  return parseScenarioText(readUserText(getPresetPath(name)), name) as PresetHead;
}

function getPresetFolder(): string {
  return join(getPackageRoot(), "scenarios", "presets");
}
