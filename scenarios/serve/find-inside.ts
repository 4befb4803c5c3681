import { lstatSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";

/**
 * The real path of a file or folder below a folder, by names that each stand for one step down; null where a name is
 * no plain one, nothing is there, or links lead out.
 */
export function findInside(folder: string, names: readonly string[]): string | null {
  if (!names.every(isPlainName)) return null;
  try {
    const root = realpathSync(folder);
    const path = realpathSync(join(root, ...names));
    return isInside(path, root) ? path : null;
  } catch {
    // Missing, unreadable and looping paths are the same to whoever asks.
    return null;
  }
}

/** Whether a path with links resolved lies below a folder with links resolved, or is it. */
export function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** A name of one file: neither a way up nor hidden, without separators and control characters. */
export function isPlainName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !/[\p{Cc}/\\]/u.test(name);
}

/** Whether anything stands at a path: a link that leads nowhere does. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
