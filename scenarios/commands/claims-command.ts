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
import type { Command, CommandArguments, CommandIo } from "./command.ts";
import { readCount } from "./read-number.ts";
import { readThreads, threadsOption } from "./run-options.ts";
import { startStepProgress } from "./step-progress.ts";

/** What `claims` is made of; words and pages belong to the reports. */
export interface ClaimsParts extends ClaimsRenderers {
  readonly runExperiment: (request: ExperimentRequest) => Promise<Experiment>;
  readonly renderClaims: (result: ClaimsResult, width: number) => string;
}

const DEFAULT_REPLICATIONS = 5;
const MOST_REPLICATIONS = 1000;

/** `claims`: what data and model make of the article's claims, and what would turn each verdict. */
export function createClaimsCommand(parts: ClaimsParts): Command {
  return {
    name: "claims",
    summary: "Put an article's claims on proof of work for AI to the test: data, model, verdict, flips",
    positionals: [
      {
        name: "number",
        description: `Claim to judge: ${claimList.map(({ number, title }) => `${number} (${title})`).join(", ")}`,
        isOptional: true,
      },
    ],
    options: {
      all: { type: "flag", description: "Judge every claim, as without a number" },
      replications: {
        type: "text",
        description: `Runs of each simulation; by default ${DEFAULT_REPLICATIONS}. With 1 nothing simulated has an interval`,
      },
      seed: { type: "text", description: "Seed of all luck; equal seeds give equal results" },
      threads: threadsOption,
      out: { type: "text", description: "Folder to write claims.html, claims.csv and claims.json to" },
      json: { type: "flag", description: "Print one JSON object, and nothing else" },
    },
    examples: [
      ["proofground claims 1", "are mining chips 100,000 times as efficient as the best card?"],
      ["proofground claims --all --out results/claims", "all seven, with a page to read"],
      ["proofground claims 7 --replications 20 --json", "closer intervals, for another program"],
    ],
    perform: (given, io) => performClaims(given, io, parts),
  };
}

async function performClaims(given: CommandArguments, io: CommandIo, parts: ClaimsParts): Promise<number> {
  const claims = chooseClaims(given);
  const replications = readCount(given, "replications", [1, MOST_REPLICATIONS]) ?? DEFAULT_REPLICATIONS;
  const { out, seed = defaultSeed } = given.texts;
  const runJobs = chooseRunner(readThreads(given));
  const folder = out === undefined ? null : checkOutFolder(out, listClaimsFiles);
  const result = await runWithProgress(io, (onProgress) =>
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

async function runWithProgress<Result>(
  io: CommandIo,
  body: (onProgress: (fraction: number, step: string) => void) => Promise<Result>,
): Promise<Result> {
  const progress = startStepProgress(io);
  // Nothing is on disk before all is judged, so leaving is all that an interrupt needs.
  const leave = () => {
    progress.stop();
    process.exit(130);
  };
  process.once("SIGINT", leave);
  try {
    return await body(progress.show);
  } finally {
    process.off("SIGINT", leave);
    progress.stop();
  }
}
