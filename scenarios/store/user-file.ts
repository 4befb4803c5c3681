import { readFileSync, statSync } from "node:fs";
import { ScenarioError } from "../scenario-error.ts";

const SCENARIO_BYTES_LIMIT = 1_000_000;

/**
 * Text of a file that a user names.
 *
 * @throws ScenarioError where it is missing, a folder, too large, unreadable, or not text
 */
export function readUserText(path: string, bytesLimit = SCENARIO_BYTES_LIMIT): string {
  const refuse = (expected: string, found: string, cure: string) =>
    new ScenarioError({ where: path, expected, found, cure });
  let bytes: Uint8Array;
  try {
    const status = statSync(path);
    if (status.isDirectory())
      throw refuse("a file", "a folder", "Name a file in it; in a run folder, its manifest.json.");
    if (status.size > bytesLimit) {
      throw refuse(`at most ${bytesLimit} bytes`, `${status.size} bytes`, "Name a smaller file.");
    }
    if (!status.isFile()) throw refuse("a file", "something else", "Name a file.");
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw refuse("a file that can be read", describeSystemError(error), "Check the path.");
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Falls through to the refusal below: bytes that are no UTF-8 and text with a NUL are the same mistake.
  }
  throw refuse("text (UTF-8)", "a binary file", "Name a text file, saved as UTF-8.");
}

/** A failed system call in a word or two. */
export function describeSystemError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "an unknown error";
  const words: Readonly<Record<string, string>> = {
    ENOENT: "no such file or folder",
    EACCES: "no permission",
    EPERM: "no permission",
    EROFS: "a read-only disk",
    EEXIST: "a file where a folder should be",
    ENOTDIR: "a file where a folder should be",
    ENAMETOOLONG: "a name that is too long",
    ENOSPC: "a full disk",
    ELOOP: "a loop of links",
  };
  return words[code] ?? code;
}
