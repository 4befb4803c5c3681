import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeText } from "../store/described-folder.ts";
import type { OutputEntry } from "../store/manifest.ts";
import { CRATE_FILE, replaceCrateEntries } from "../store/ro-crate.ts";
import { replaceFile } from "../store/run-folder.ts";
import { STUDY_MANIFEST } from "../store/study-folder.ts";
import { readUserText } from "../store/user-file.ts";

const BYTES_LIMIT = 200_000_000;

/** Names files that were written beside a finished study, pages and tables, in its manifest and its crate. */
export function nameOutputs(folder: string, entries: readonly OutputEntry[]): void {
  const path = join(folder, STUDY_MANIFEST);
  const { outputs, ...head } = JSON.parse(readUserText(path, BYTES_LIMIT)) as { outputs: readonly OutputEntry[] };
  const others = outputs.filter((output) => entries.every(({ name }) => name !== output.name));
  // By name, so that what came when leaves no trace.
  const all = [...others, ...entries].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const manifest = `${JSON.stringify({ ...head, outputs: all }, null, 2)}\n`;
  const crate = join(folder, CRATE_FILE);
  // Folders of earlier versions have none.
  if (existsSync(crate)) {
    const changed = [...entries, describeText(STUDY_MANIFEST, manifest)];
    replaceFile(crate, [replaceCrateEntries(readUserText(crate, BYTES_LIMIT), changed)]);
  }
  replaceFile(path, [manifest]);
}
