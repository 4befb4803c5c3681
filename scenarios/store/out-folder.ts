import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { makeFolders } from "./make-folders.ts";
import { MANIFEST, readManifest } from "./manifest.ts";
import { CRATE_FILE } from "./ro-crate.ts";
import { RUN_INFO } from "./run-info.ts";
import { describeSystemError } from "./user-file.ts";

/**
 * Checks, before any work is done, that a run folder can be written: its place takes a new folder, and what is there
 * now is nothing, an empty folder, or an earlier run with nothing of the user's beside it. Leaves nothing behind.
 *
 * @param listOwn names of the files in a folder that may be replaced; those of a run, or of what the command writes
 * @returns the folder's absolute path, links resolved
 * @throws ScenarioError that names the option --out
 */
export function checkOutFolder(out: string, listOwn: (folder: string) => readonly string[] = listRunFiles): string {
  const folder = existsSync(out) ? realpathSync(out) : resolve(out);
  if (existsSync(folder)) checkContents(folder, out, listOwn);
  if (isInside(process.cwd(), folder)) {
    throw refuse(
      out,
      "a folder below the current one",
      "the current folder or one that holds it",
      "Name a new folder.",
    );
  }
  try {
    probe(dirname(folder), basename(folder));
  } catch (error) {
    throw refuse(out, "a folder that can be written", describeSystemError(error), "Choose another --out.");
  }
  return folder;
}

function probe(parent: string, name: string): void {
  const made = makeFolders(parent);
  try {
    rmSync(mkdtempSync(join(parent, `.${name}-`)), { recursive: true });
  } finally {
    if (made !== undefined) rmSync(made, { recursive: true });
  }
}

function checkContents(folder: string, out: string, listOwn: (folder: string) => readonly string[]): void {
  if (!statSync(folder).isDirectory()) throw refuse(out, "a folder", "a file", "Choose another --out.");
  const names = readdirSync(folder);
  if (names.length === 0) return;
  const known = listOwn(folder);
  const foreign = names.find((name) => !known.includes(name));
  if (foreign === undefined) return;
  const expected = "a new or empty folder, or one that holds an earlier result and nothing else";
  throw refuse(
    out,
    expected,
    `a folder with ${JSON.stringify(foreign)} in it`,
    "Choose another --out, or move the file.",
  );
}

/** Files of the run that a folder holds; none where it holds no run. */
function listRunFiles(folder: string): string[] {
  try {
    return [MANIFEST, CRATE_FILE, RUN_INFO, ...readManifest(join(folder, MANIFEST)).outputs.map(({ name }) => name)];
  } catch (error) {
    // Without a manifest that can be read, nothing in the folder is known to be ours.
    if (error instanceof ScenarioError) return [];
    throw error;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !way.startsWith("..");
}

function refuse(out: string, expected: string, found: string, cure: string): ScenarioError {
  return new ScenarioError({ where: `--out ${out}`, expected, found, cure });
}
