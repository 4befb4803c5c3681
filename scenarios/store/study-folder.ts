import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { LOCK, lockFolder } from "./lock-folder.ts";
import { makeFolders } from "./make-folders.ts";
import { replaceFile } from "./run-folder.ts";
import { describeSystemError } from "./user-file.ts";

export const STUDY_FILE = "study.json";
export const JOURNAL_FILE = "journal.jsonl";
export const RESULTS_TABLE = "results.parquet";
export const RESULTS_CSV = "results.csv";
export const STUDY_MANIFEST = "manifest.json";

/** A folder in which this process alone works on a study. */
export interface StudyFolder {
  readonly path: string;
  /** What study.json says. */
  readonly description: string;
  readonly isFinished: boolean;
  readonly release: () => void;
}

/**
 * Takes a new folder for a study, or one with nothing in it.
 *
 * @throws ScenarioError where there is anything, or the disk refuses
 */
export function beginStudy(out: string, description: string): StudyFolder {
  const path = resolve(out);
  if (existsSync(path)) checkEmpty(path, out);
  try {
    makeFolders(dirname(path));
    if (!existsSync(path)) mkdirSync(path);
  } catch (error) {
    throw refuse(out, "a folder that can be written", describeSystemError(error), "Choose another --out.");
  }
  const release = lockFolder(path);
  try {
    // Another process may have begun, and even ended, one since.
    checkEmpty(path, out);
    replaceFile(join(path, STUDY_FILE), [description]);
  } catch (error) {
    release();
    throw error;
  }
  return { path, description, isFinished: false, release };
}

/**
 * Takes the folder of a study that was begun before.
 *
 * @throws ScenarioError where there is none, or another process is at work in it
 */
export function resumeStudy(out: string): StudyFolder {
  const path = resolve(out);
  const file = join(path, STUDY_FILE);
  if (!existsSync(file)) {
    throw refuse(out, "the folder of a study", "none", "Leave out --resume to begin it, or name the folder of --out.");
  }
  const release = lockFolder(path);
  const isFinished = existsSync(join(path, STUDY_MANIFEST));
  return { path, description: readFileSync(file, "utf8"), isFinished, release };
}

function checkEmpty(path: string, out: string): void {
  if (listContents(path).length === 0) return;
  const isStudy = existsSync(join(path, STUDY_FILE));
  const cure = isStudy ? "Add --resume to go on with it, or choose another --out." : "Choose another --out.";
  throw refuse(out, "a new or empty folder", isStudy ? "a study" : "a folder with other files", cure);
}

/** What stops a study from having been begun: drafts of files and locks do not. */
function listContents(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => name !== LOCK && !name.endsWith("-draft"));
  } catch (error) {
    throw refuse(path, "a folder that can be read", describeSystemError(error), "Choose another --out.");
  }
}

function refuse(out: string, expected: string, found: string, cure: string): ScenarioError {
  return new ScenarioError({ where: `--out ${out}`, expected, found, cure });
}
