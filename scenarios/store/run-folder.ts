import { createHash, randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { makeFolders } from "./make-folders.ts";
import type { OutputEntry } from "./manifest.ts";
import { describeSystemError } from "./user-file.ts";

/** A file to write, in pieces. */
export interface OutputFile {
  readonly name: string;
  readonly chunks: Iterable<string | Uint8Array>;
}

/**
 * Writes a run folder as a whole: into a new folder beside it, then by a rename in its place. Whatever fails on the
 * way, the folder is either as it was or complete.
 *
 * @param describe files that depend on what was written, such as the manifest
 * @throws ScenarioError where the disk refuses
 */
export function writeRunFolder(
  folder: string,
  outputs: Iterable<OutputFile>,
  describe: (written: readonly OutputEntry[]) => Iterable<OutputFile>,
): void {
  const draft = join(dirname(folder), `.${basename(folder)}-${randomUUID()}`);
  let made: string | undefined;
  try {
    made = makeFolders(draft);
    const written = Array.from(outputs, (output) => writeOutput(draft, output));
    for (const output of describe(written)) writeOutput(draft, output);
    putInPlace(draft, folder);
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw isSystemError(error) ? describeFailure(folder, error) : error;
  }
}

/** Replaces one file by a rename, so that a reader sees the old or the new one. */
export function replaceFile(path: string, chunks: OutputFile["chunks"]): OutputEntry {
  const draft = `.${basename(path)}-draft`;
  try {
    const { bytes, sha256 } = writeOutput(dirname(path), { name: draft, chunks });
    renameSync(join(dirname(path), draft), path);
    return { name: basename(path), bytes, sha256 };
  } catch (error) {
    rmSync(join(dirname(path), draft), { force: true });
    throw isSystemError(error) ? describeFailure(path, error) : error;
  }
}

function writeOutput(folder: string, { name, chunks }: OutputFile): OutputEntry {
  const file = openSync(join(folder, name), "w", 0o644);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for (const chunk of chunks) {
      const content = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      hash.update(content);
      bytes += content.length;
      for (let done = 0; done < content.length; ) done += writeSync(file, content, done);
    }
  } finally {
    closeSync(file);
  }
  return { name, bytes, sha256: hash.digest("hex") };
}

function putInPlace(draft: string, folder: string): void {
  const earlier = `${draft}-earlier`;
  const isReplaced = existsSync(folder);
  if (isReplaced) renameSync(folder, earlier);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (isReplaced) renameSync(earlier, folder);
    throw error;
  }
  rmSync(earlier, { recursive: true, force: true });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function describeFailure(path: string, error: unknown): ScenarioError {
  return new ScenarioError({
    where: path,
    expected: "a place that can be written",
    found: describeSystemError(error),
    cure: "Nothing was changed there. Make room or choose another --out.",
  });
}
