import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseScenarioText } from "../loading/scenario-text.ts";
import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { readUserText } from "../store/user-file.ts";
import type { NetworkSettings } from "./network-schema.ts";
import { parseNetwork } from "./parse-network.ts";
import { readMinerPools } from "./read-miners.ts";

const EXTENSION = ".yaml";

/** Keys of a network file that have an option of their own, as typed. */
export interface NetworkOptions {
  readonly seed?: string;
  readonly replications?: string;
  readonly blocks?: string;
  readonly nodes?: string;
  /** Folder of a run whose miners are to be this network's pools. */
  readonly miners?: string;
}

/** Names of the networks that ship with the package. */
export function listNetworkPresets(): string[] {
  return readdirSync(getPresetFolder())
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .toSorted();
}

/**
 * A preset or a file, with the options' changes, checked.
 *
 * @param source name of a preset, or path of a YAML or JSON file
 * @throws ScenarioError, ScenarioErrors
 */
export function loadNetwork(source: string, options: NetworkOptions): NetworkSettings {
  const written = parseScenarioText(readUserText(findNetwork(source)), source);
  const isMapping = typeof written === "object" && written !== null && !Array.isArray(written);
  return parseNetwork(isMapping ? { ...written, ...readOptions(options) } : written, source);
}

/** Whole numbers as numbers; anything else is left for the checks to refuse. */
function readOptions({ miners, ...options }: NetworkOptions): Record<string, unknown> {
  const numbers = Object.entries(options as Readonly<Record<string, string>>).map(
    ([key, text]) => [key, key !== "seed" && /^\d{1,15}$/.test(text) ? Number(text) : text] as const,
  );
  const mining = miners === undefined ? {} : { mining: { model: "pools", pools: readMinerPools(miners) } };
  return { ...Object.fromEntries<unknown>(numbers), ...mining };
}

function findNetwork(source: string): string {
  const presets = listNetworkPresets();
  if (presets.includes(source)) return join(getPresetFolder(), `${source}${EXTENSION}`);
  if (existsSync(source) || /[/\\.]/.test(source)) return source;
  throw new ScenarioError({
    where: "NETWORK",
    expected: `a preset (${presets.join(", ")}) or the path of a file`,
    found: JSON.stringify(source),
    cure: suggestName(source, presets),
  });
}

function getPresetFolder(): string {
  return join(getPackageRoot(), "scenarios", "network", "presets");
}
