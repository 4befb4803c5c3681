import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { describeSystemError } from "./user-file.ts";

export const LOCK = "lock";

/** Folders that this process itself has locked. */
const held = new Set<string>();

/**
 * Takes a folder for one writer, by a file with the number of its process. The file is there with its number or not at
 * all, and of several who come at once one gets it; what a killed process left is taken over.
 *
 * @returns what gives the folder free again
 * @throws ScenarioError where somebody is at work there, or the disk refuses
 */
export function lockFolder(folder: string): () => void {
  const path = realpathSync(folder);
  const file = join(path, LOCK);
  const draft = join(path, `.${LOCK}-${process.pid}-draft`);
  if (held.has(path)) throw refuse(path, "this process at work", "Wait for it.");
  try {
    writeFileSync(draft, String(process.pid));
    if (!tryLinking(draft, file)) {
      dropDeadLock(path, file, `${draft}-draft`);
      if (!tryLinking(draft, file)) throw refuse(path, "another process at work", "Wait for it.");
    }
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    const found = describeSystemError(error);
    throw new ScenarioError({
      where: `--out ${path}`,
      expected: "a folder that can be written",
      found,
      cure: "Make room, or choose another.",
    });
  } finally {
    rmSync(draft, { force: true });
  }
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(file, { force: true });
  };
}

/** @returns false where the file is there already */
function tryLinking(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    return isThere(error) ? false : tryWriting(file);
  }
}

/** Where the file system knows no links: for a moment the file is there without its number. */
function tryWriting(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (isThere(error)) return false;
    throw error;
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

/** A rename takes the file from everybody else, so that whoever comes second finds either none or a new one. */
function dropDeadLock(path: string, file: string, aside: string): void {
  const owner = readFileSync(file, "utf8");
  if (isAlive(Number(owner))) throw refuse(path, `process ${owner} at work`, `Wait for it, or remove ${file}.`);
  renameSync(file, aside);
  // Meanwhile another may have dropped the dead one and set its own.
  if (readFileSync(aside, "utf8") !== owner) renameSync(aside, file);
  rmSync(aside, { force: true });
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function refuse(path: string, found: string, cure: string): ScenarioError {
  return new ScenarioError({ where: `--out ${path}`, expected: "a study that nobody works on", found, cure });
}
