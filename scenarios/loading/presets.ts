import { readdirSync } from "node:fs";
import { join } from "node:path";
import { getPackageRoot } from "../store/package-root.ts";

const EXTENSION = ".yaml";

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

function getPresetFolder(): string {
  return join(getPackageRoot(), "scenarios", "presets");
}
