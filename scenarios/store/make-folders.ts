import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and the missing ones above it, one by one: `mkdir` with `recursive` never ends below /proc on Node 20.
 *
 * @returns the topmost folder made; undefined where all were there
 */
export function makeFolders(folder: string): string | undefined {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  for (const path of missing) mkdirSync(path);
  return missing[0];
}
