import { lstatSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { BrokenEntry, RunIndex } from "../index/index-entry.ts";
import { isResultFolder, readIndex } from "../index/read-index.ts";
import { isPlainName } from "./find-inside.ts";

/** Files that are handed out, by the end of their names: what a browser may take them for, and whether it shows them. */
const kinds = {
  ".html": { type: "text/html; charset=utf-8", isShown: true },
  ".svg": { type: "image/svg+xml", isShown: true },
  ".png": { type: "image/png", isShown: true },
  ".pdf": { type: "application/pdf", isShown: false },
  ".csv": { type: "text/csv; charset=utf-8", isShown: false },
  ".json": { type: "application/json", isShown: false },
  ".jsonl": { type: "text/plain; charset=utf-8", isShown: false },
  ".yaml": { type: "text/plain; charset=utf-8", isShown: false },
  ".md": { type: "text/plain; charset=utf-8", isShown: false },
  ".js": { type: "text/plain; charset=utf-8", isShown: false },
  ".parquet": { type: "application/vnd.apache.parquet", isShown: false },
} as const satisfies Record<string, FileKind>;

export interface FileKind {
  readonly type: string;
  /** Shown in the browser; else saved. */
  readonly isShown: boolean;
}

/** null where such files are not handed out. */
export function getFileKind(name: string): FileKind | null {
  const end = extname(name).toLowerCase();
  return Object.hasOwn(kinds, end) ? kinds[end as keyof typeof kinds] : null;
}

/** Results in a folder, with what can be had of them. */
export interface ServedResults {
  readonly index: RunIndex;
  /** By folder, as the index names it. */
  readonly files: ReadonlyMap<string, readonly ServedFile[]>;
}

export interface ServedFile {
  readonly name: string;
  readonly bytes: number;
}

/** The folder's results, or its own where it is one. A folder with links in it is told and not read. */
export function readResults(folder: string): ServedResults {
  const linked = listResultFolders(folder).filter(holdsLink);
  const whole = listResultFolders(folder).filter((each) => !linked.includes(each));
  const { entries, broken } = readIndex(whole);
  const refused = linked.map(
    (each): BrokenEntry => ({ folder: each, reason: "it holds links to other files, which are not followed here" }),
  );
  return {
    index: { entries, broken: [...broken, ...refused] },
    files: new Map(entries.map((entry) => [entry.folder, listFiles(entry.folder)])),
  };
}

/** Folders of results among those right inside a folder; itself where it is one. */
function listResultFolders(folder: string): string[] {
  if (isResultFolder(folder)) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isPlainName(entry.name))
    .map(({ name }) => join(folder, name))
    .filter(isResultFolder)
    .sort();
}

function holdsLink(folder: string): boolean {
  return readdirSync(folder).some((name) => lstatSync(join(folder, name)).isSymbolicLink());
}

function listFiles(folder: string): ServedFile[] {
  return readdirSync(folder)
    .filter((name) => isPlainName(name) && getFileKind(name) !== null)
    .map((name) => ({ name: basename(name), bytes: statSync(join(folder, name)).size }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}
