import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { isResultFolder } from "../index/read-index.ts";
import { isPlainName } from "./find-inside.ts";

const SCENARIO_NAME = /\.ya?ml$/i;
const MOST_FILES = 500;

/** Scenario files in a folder and in the folders right inside it that hold no results: paths from it, with "/". */
export function listScenarioFiles(folder: string): string[] {
  const entries = listEntries(folder);
  const inner = entries
    .filter((entry) => entry.isDirectory() && !isResultFolder(join(folder, entry.name)))
    .flatMap(({ name }) => listFiles(listEntries(join(folder, name))).map((file) => `${name}/${file}`));
  return [...listFiles(entries), ...inner].slice(0, MOST_FILES);
}

/** Steps of a path as the list above writes it. */
export function splitScenarioPath(path: string): string[] | null {
  return SCENARIO_NAME.test(path) ? path.split("/") : null;
}

function listFiles(entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isFile() && SCENARIO_NAME.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

function listEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => isPlainName(name));
  } catch {
    // A folder that may not be read has nothing to offer.
    return [];
  }
}
