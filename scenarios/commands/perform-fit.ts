import { existsSync } from "node:fs";
import type { FitReport } from "../fit/fit-report.ts";
import { getDataPath } from "../fit/read-table.ts";
import { runFit } from "../fit/run-fit.ts";
import { readUtilisationFile, renderUtilisationFile } from "../fit/utilisation-file.ts";
import { ScenarioError } from "../scenario-error.ts";
import { replaceFile } from "../store/run-folder.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";

/** Puts a fit into words; the words belong to the reports. */
export type RenderFit = (report: FitReport) => string;

/** Fits, writes the parameters where a place is named, and tells the errors. */
export async function performFit(
  given: CommandArguments,
  io: CommandIo,
  loadRender: LoadParts<RenderFit>,
): Promise<number> {
  const path = choosePath(given);
  const report = runFit();
  const text = renderUtilisationFile(report);
  if (path !== undefined) replaceFile(path, [text]);
  io.writeOut(given.flags["json"] === true ? text : `${(await loadRender())(report)}\n${tellPlace(path)}\n`);
  return 0;
}

/** @throws ScenarioError where two places are named, or something else than a fit stands there */
function choosePath({ texts, flags }: CommandArguments): string | undefined {
  const out = texts["out"];
  if (flags["write"] !== true) {
    if (out !== undefined && existsSync(out)) checkReplaceable(out);
    return out;
  }
  if (out === undefined) return getDataPath("utilisation.json");
  const cure = "Leave out one of the two.";
  throw new ScenarioError({ where: "--write", expected: "no --out beside it", found: `--out ${out}`, cure });
}

/** A file is replaced only where a fit wrote it. */
function checkReplaceable(out: string): void {
  try {
    readUtilisationFile(out);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new ScenarioError({
      where: `--out ${out}`,
      expected: "a new file, or one that fit wrote",
      found: "something else",
      cure: "Choose another --out.",
    });
  }
}

function tellPlace(path: string | undefined): string {
  if (path !== undefined) return `Parameters: ${path}`;
  return `Nothing was written. predict reads ${getDataPath("utilisation.json")}; fit --write replaces it.`;
}
