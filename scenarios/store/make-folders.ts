import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and the missing ones above it, one by one: `mkdir` with `recursive` never ends below /proc on Node 20.
 * Where one of them cannot be made, none is left.
 *
 * @returns the topmost folder made; undefined where all were there
 */
export function makeFolders(folder: string): string | undefined {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  const [top] = missing;
  try {
    for (const path of missing) mkdirSync(path);
  } catch (error) {
    if (top !== undefined) rmSync(top, { recursive: true, force: true });
    throw error;
  }
  return top;
}

/** The folder itself, or the nearest one above it that is there. */
export function findExistingFolder(folder: string): string {
  let at = folder;
  while (!existsSync(at) && at !== dirname(at)) at = dirname(at);
  return at;
}
