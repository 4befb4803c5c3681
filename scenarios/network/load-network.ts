import { existsSync } from "node:fs";
import { parseScenarioText } from "../loading/scenario-text.ts";
import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readUserText } from "../store/user-file.ts";
import { getNetworkPresetPath, listNetworkPresets } from "./network-presets.ts";
import type { NetworkSettings } from "./network-schema.ts";
import { parseNetwork } from "./parse-network.ts";
import { readMinerPools } from "./read-miners.ts";

/** Keys of a network file that have an option of their own, as typed. */
export interface NetworkOptions {
  readonly seed?: string;
  readonly replications?: string;
  readonly blocks?: string;
  readonly nodes?: string;
  /** Folder of a run whose miners are to be this network's pools. */
  readonly miners?: string;
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
  if (presets.includes(source)) return getNetworkPresetPath(source);
  if (existsSync(source) || /[/\\.]/.test(source)) return source;
  throw new ScenarioError({
    where: "NETWORK",
    expected: `a preset (${presets.join(", ")}) or the path of a file`,
    found: JSON.stringify(source),
    cure: suggestName(source, presets),
  });
}
