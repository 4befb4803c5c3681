import { join } from "node:path";
import type { Experiment } from "../experiments/experiment.ts";
import type { ExperimentRequest } from "../experiments/run-experiment.ts";
import { chooseRunner } from "../runners/choose-runner.ts";
import { chooseFolderName } from "../runs/choose-folder-name.ts";
import { countPlannedRuns, type PerformedRun, performPlan, type RunTerms } from "../runs/perform-plan.ts";
import { listDifferences, REPORT_FILE, type Renderers } from "../runs/perform-run.ts";
import { planRun, type RunPlan } from "../runs/run-plan.ts";
import type { RunRequest } from "../runs/run-request.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { getCharset, isColourWanted } from "./colour.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { startProgress } from "./progress.ts";
import { readCalibrationPath, readFields, readThreads } from "./run-options.ts";
import { renderSummaryJson } from "./summary-json.ts";

/** What the commands that run experiments are made of. */
export interface ExperimentParts extends Renderers {
  readonly runExperiment: (request: ExperimentRequest) => Promise<Experiment>;
  readonly renderTerminalSummary: (experiment: Experiment, options: TerminalOptions) => string;
}

/** What the terminal's summary may use. */
export interface TerminalOptions {
  readonly width: number;
  readonly colour: boolean;
  /** What the terminal can show. */
  readonly charset?: "unicode" | "ascii";
}

interface ExperimentChoice {
  readonly kind: "run" | "compare";
  readonly schemes: readonly string[];
}

/** The one driver of `run` and `compare`: plan, check the place to write, simulate, write, tell. */
export async function performExperiment(
  choice: ExperimentChoice,
  given: CommandArguments,
  { loadParts, io }: { readonly loadParts: LoadParts<ExperimentParts>; readonly io: CommandIo },
): Promise<number> {
  const source = given.positionals["scenario"] ?? "";
  const changes = { sets: given.lists["set"] ?? [], fields: readFields(given), ...readCalibrationPath(given) };
  const tries = given.flags["tornado"] === true ? { triesAssumptions: true } : {};
  const request = { ...choice, source, ...changes, ...tries };
  const runJobs = chooseRunner(readThreads(given));
  const plan = planRun(request);
  const out = given.texts["out"] ?? join("results", chooseFolderName(plan));
  const folder = checkOutFolder(out);
  const parts = await loadParts();
  const terminal = given.flags["quiet"] === true ? { ...io, isErrorTerminal: false } : io;
  const { experiment, outputs } = await runWithProgress(plan, request, {
    io: terminal,
    terms: { runExperiment: parts.runExperiment, runJobs, target: { folder, renderers: parts } },
  });
  if (given.flags["json"] === true) io.writeOut(renderSummaryJson(experiment, out));
  else if (given.flags["quiet"] !== true) io.writeOut(renderEnd(experiment, out, { parts, io }));
  return plan.reproduces === null ? 0 : reportReproduction(listDifferences(plan.reproduces, outputs), plan, io);
}

async function runWithProgress(
  plan: RunPlan,
  request: RunRequest,
  { io, terms }: { readonly io: CommandIo; readonly terms: Omit<RunTerms, "onProgress"> },
): Promise<PerformedRun> {
  const progress = startProgress(io, countPlannedRuns(plan));
  // Nothing is on disk before the results are complete, so leaving is all that an interrupt needs.
  const leave = () => {
    progress.stop();
    process.exit(130);
  };
  process.once("SIGINT", leave);
  try {
    return await performPlan(plan, request, { ...terms, onProgress: progress.show });
  } finally {
    process.off("SIGINT", leave);
    progress.stop();
  }
}

function renderEnd(
  experiment: Experiment,
  out: string,
  { parts, io }: { readonly parts: ExperimentParts; readonly io: CommandIo },
): string {
  const summary = parts.renderTerminalSummary(experiment, {
    width: io.columns,
    colour: isColourWanted(io),
    charset: getCharset(io),
  });
  return `${summary.trimEnd()}\n\nReport: ${join(out, REPORT_FILE)}\n`;
}

function reportReproduction(different: readonly string[], { reproduces }: RunPlan, io: CommandIo): number {
  if (different.length === 0) {
    io.writeError("Every file has the bytes that the manifest names.\n");
    return 0;
  }
  const { proofground = "", node = "" } = reproduces?.versions ?? {};
  io.writeError(
    `Differ from the manifest: ${different.join(", ")}. ` +
      `It was made by proofground ${proofground} on node ${node}; this is node ${process.version}.\n`,
  );
  return 1;
}
