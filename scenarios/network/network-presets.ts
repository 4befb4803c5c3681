import { readdirSync } from "node:fs";
import { join } from "node:path";
import { getPackageRoot } from "../store/package-root.ts";

const EXTENSION = ".yaml";

/** The network of a command that names none. */
export const DEFAULT_NETWORK = "bitcoin-2015";

/** Names of the networks that ship with the package. */
export function listNetworkPresets(): string[] {
  return readdirSync(getPresetFolder())
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .toSorted();
}

export function getNetworkPresetPath(name: string): string {
  return join(getPresetFolder(), `${name}${EXTENSION}`);
}

function getPresetFolder(): string {
  return join(getPackageRoot(), "scenarios", "network", "presets");
}
