import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { MANIFEST } from "../store/manifest.ts";
import { RUN_INFO } from "../store/run-info.ts";
import { describeSystemError, readUserText } from "../store/user-file.ts";
import { describeFolder } from "./describe-folder.ts";
import type { BrokenEntry, IndexEntry, RunIndex } from "./index-entry.ts";

/** Files by which a folder is known as one of ours. */
const marks = [MANIFEST, "study.json", "summary.json", "calibration.json", "experiment.json"];
const BYTES_LIMIT = 100_000_000;

/**
 * Every folder of ours among those named and those right inside them, the newest first. What cannot be read is told
 * with its reason.
 *
 * @throws ScenarioError where a folder named is none
 */
export function readIndex(folders: readonly string[]): RunIndex {
  const found = [...new Set(folders.flatMap(listFolders))].map(readEntry);
  const entries = found.flatMap((each) => ("kind" in each ? [each] : []));
  const broken = found.flatMap((each) => ("reason" in each ? [each] : []));
  return { entries: entries.toSorted((one, other) => other.date.localeCompare(one.date)), broken };
}

function listFolders(folder: string): string[] {
  if (isResultFolder(folder)) return [folder];
  try {
    const inside = readdirSync(folder, { withFileTypes: true });
    return inside
      .filter((each) => each.isDirectory() && !each.name.startsWith("."))
      .map(({ name }) => join(folder, name))
      .filter(isResultFolder)
      .sort();
  } catch (error) {
    throw new ScenarioError({
      where: `--index ${folder}`,
      expected: "a folder of results",
      found: describeSystemError(error),
      cure: "Name the folder that holds them, such as results.",
    });
  }
}

/** Whether a folder looks like one that a command has written. */
export function isResultFolder(folder: string): boolean {
  return marks.some((name) => existsSync(join(folder, name)));
}

function readEntry(folder: string): IndexEntry | BrokenEntry {
  try {
    const mark = marks.find((name) => existsSync(join(folder, name)))!;
    const value: unknown = JSON.parse(readUserText(join(folder, mark), BYTES_LIMIT));
    const described = describeFolder(folder, value as Record<string, unknown>);
    return { folder, date: readDate(folder, mark), ...described };
  } catch (error) {
    return { folder, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** When the run began, as it wrote down itself; else when its record was written. */
function readDate(folder: string, mark: string): string {
  const info = join(folder, RUN_INFO);
  if (existsSync(info)) {
    const { startedAt } = JSON.parse(readFileSync(info, "utf8")) as { startedAt?: unknown };
    if (typeof startedAt === "string" && !Number.isNaN(Date.parse(startedAt))) return startedAt;
  }
  return statSync(join(folder, mark)).mtime.toISOString();
}
