import { join } from "node:path";
import { readMatch } from "../match/read-match.ts";
import { type MatchResult, runMatch } from "../match/run-match.ts";
import { listMatchFiles, type RenderMonths, summariseMatch, writeMatchFolder } from "../match/write-match.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { runWithStepProgress } from "./run-with-step-progress.ts";

/** What `match` is made of; words and the table belong to the reports. */
export interface MatchParts {
  readonly renderMatch: (result: MatchResult, out: string) => string;
  readonly renderMonths: RenderMonths;
}

/** Searches, and writes what was found. */
export async function performMatch(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<MatchParts>,
): Promise<number> {
  const { flags, texts, positionals } = given;
  const read = readMatch(positionals["match"] ?? "");
  const out = texts["out"] ?? join("results", read.match.name);
  const folder = checkOutFolder(out, listMatchFiles);
  const parts = await loadParts();
  const isQuiet = flags["quiet"] === true;
  const result = await runWithStepProgress(isQuiet ? { ...io, isErrorTerminal: false } : io, (onProgress) =>
    runMatch(read, onProgress),
  );
  writeMatchFolder(folder, result, parts.renderMonths);
  if (flags["json"] === true) io.writeOut(`${JSON.stringify({ ...summariseMatch(result), folder: out }, null, 2)}\n`);
  else if (!isQuiet) io.writeOut(parts.renderMatch(result, out));
  return 0;
}
