import { existsSync } from "node:fs";
import type { FitReport } from "../fit/fit-report.ts";
import { getDataPath } from "../fit/read-table.ts";
import { runFit } from "../fit/run-fit.ts";
import { readUtilisationFile, renderUtilisationFile } from "../fit/utilisation-file.ts";
import { ScenarioError } from "../scenario-error.ts";
import { replaceFile } from "../store/run-folder.ts";
import type { Command, CommandArguments } from "./command.ts";

/** Puts a fit into words; the words belong to the reports. */
export type RenderFit = (report: FitReport) => string;

/** `fit`: utilisation by class from the package's measured rows, with errors on what was held out. */
export function createFitCommand(renderFit: RenderFit): Command {
  return {
    name: "fit",
    summary: "Fit utilisation on measured throughput, and tell the error on accelerators left out",
    positionals: [],
    options: {
      out: { type: "text", description: "Write the parameters into this file; predict --fit reads it" },
      write: { type: "flag", description: "Replace the parameters that predict reads by default" },
      json: { type: "flag", description: "Print parameters, intervals and errors as JSON, and nothing else" },
    },
    examples: [
      ["proofground fit", "errors and parameters, nothing written"],
      ["proofground fit --out utilisation.json", "then: predict --fit utilisation.json"],
    ],
    perform: (given, io) => {
      const path = choosePath(given);
      const report = runFit();
      const text = renderUtilisationFile(report);
      if (path !== undefined) replaceFile(path, [text]);
      io.writeOut(given.flags["json"] === true ? text : `${renderFit(report)}\n${tellPlace(path)}\n`);
      return 0;
    },
  };
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
