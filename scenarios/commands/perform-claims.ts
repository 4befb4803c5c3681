import { join } from "node:path";
import type { Claim } from "../claims/claim.ts";
import { claimList } from "../claims/registry.ts";
import { renderClaimsJson } from "../claims/render-claims-json.ts";
import { type ClaimsResult, runClaims } from "../claims/run-claims.ts";
import { CLAIMS_PAGE, type ClaimsRenderers, listClaimsFiles, writeClaimsFolder } from "../claims/write-claims.ts";
import { defaultSeed } from "../defaults.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { ExperimentRequest } from "../experiments/run-experiment.ts";
import { renderFound } from "../problem.ts";
import { chooseRunner } from "../runners/choose-runner.ts";
import { ScenarioError } from "../scenario-error.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { DEFAULT_REPLICATIONS } from "./claims-options.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { readCount } from "./read-number.ts";
import { readThreads } from "./run-options.ts";
import { runWithStepProgress } from "./run-with-step-progress.ts";

/** What `claims` is made of; words and pages belong to the reports. */
export interface ClaimsParts extends ClaimsRenderers {
  readonly runExperiment: (request: ExperimentRequest) => Promise<Experiment>;
  readonly renderClaims: (result: ClaimsResult, width: number) => string;
}

const MOST_REPLICATIONS = 1000;

/** Judges the claims that are asked for, and writes or tells the verdicts. */
export async function performClaims(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<ClaimsParts>,
): Promise<number> {
  const claims = chooseClaims(given);
  const replications = readCount(given, "replications", [1, MOST_REPLICATIONS]) ?? DEFAULT_REPLICATIONS;
  const { out, seed = defaultSeed } = given.texts;
  const runJobs = chooseRunner(readThreads(given));
  const folder = out === undefined ? null : checkOutFolder(out, listClaimsFiles);
  const parts = await loadParts();
  const result = await runWithStepProgress(io, (onProgress) =>
    runClaims({ claims, seed, replications, runExperiment: parts.runExperiment, runJobs, onProgress }),
  );
  if (folder !== null) writeClaimsFolder(folder, result, parts);
  if (given.flags["json"] === true) io.writeOut(`${renderClaimsJson(result)}\n`);
  else {
    const place = out === undefined ? "" : `\nPage: ${join(out, CLAIMS_PAGE)}\n`;
    io.writeOut(`${parts.renderClaims(result, io.columns).trimEnd()}\n${place}`);
  }
  return 0;
}

function chooseClaims({ positionals, flags }: CommandArguments): readonly Claim[] {
  const text = positionals["number"];
  if (text === undefined) return claimList;
  if (flags["all"] === true) {
    throw new ScenarioError({
      where: "--all",
      expected: "a number or --all",
      found: "both",
      cure: "Leave one of them out.",
    });
  }
  const claim = claimList.find(({ number }) => String(number) === text.trim());
  if (claim !== undefined) return [claim];
  throw new ScenarioError({
    where: "NUMBER",
    expected: `a claim from 1 to ${claimList.length}`,
    found: renderFound(text),
    cure: 'See "proofground claims --help".',
  });
}
