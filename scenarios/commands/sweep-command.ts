import { availableParallelism } from "node:os";
import { join } from "node:path";
import { estimateStudy, type StudyEstimate } from "../studies/estimate-study.ts";
import type { StudyEnd } from "../studies/perform-study.ts";
import { runPilot } from "../studies/pilot-study.ts";
import { readStudy } from "../studies/read-study.ts";
import { planStudy, type StudyPlan } from "../studies/study-plan.ts";
import { carryOutStudy, renderBytes } from "./carry-out-study.ts";
import type { Command, CommandArguments, CommandIo } from "./command.ts";
import { readThreads, redisOption, threadsOption } from "./run-options.ts";
import { type StudyParts, writeStudyPage } from "./study-parts.ts";

/** `sweep`: a study of many runs from one file. */
export function createSweepCommand(parts: StudyParts): Command {
  return {
    name: "sweep",
    summary: "Run a study: a scenario at many points, replicated, into one table that keeps what is done",
    positionals: [{ name: "study", description: "Path of a study file (YAML or JSON)" }],
    options: {
      out: { type: "text", description: "Folder to write; by default results/NAME" },
      resume: { type: "flag", description: "Go on with the study that the folder holds" },
      csv: { type: "flag", description: "Write the table as results.csv too, beside results.parquet" },
      "dry-run": { type: "flag", description: "Try some runs, and say how many there are, how long and how much disk" },
      threads: threadsOption,
      redis: redisOption,
      json: { type: "flag", description: "Print the result as JSON, and nothing else" },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground sweep study.yaml --dry-run", "see what the study takes"],
      ["proofground sweep study.yaml --out results/study", "run it"],
      ["proofground sweep study.yaml --out results/study --resume", "go on after a power cut"],
      ["proofground sweep study.yaml --redis redis://queue:6379", "run on every machine with a worker at the queue"],
    ],
    perform: async (given, io) => {
      const threads = readThreads(given);
      const plan = await planStudy(readStudy(given.positionals["study"] ?? ""));
      for (const warning of plan.warnings) io.writeError(`${warning}\n`);
      if (given.flags["dry-run"] === true) {
        const estimate = estimateStudy(plan, await runPilot(plan), threads ?? availableParallelism());
        return tell(given, io, estimate, renderEstimate(estimate));
      }
      const out = given.texts["out"] ?? join("results", plan.study.name);
      const end = await carryOutStudy({ plan, out }, given, io);
      const report = await writeStudyPage(out, parts);
      return tell(given, io, { ...end, out, report }, `${renderEnd(plan, end, out)}Report: ${report}\n`);
    },
  };
}

function tell({ flags }: CommandArguments, io: CommandIo, result: object, text: string): number {
  if (flags["json"] === true) io.writeOut(`${JSON.stringify(result, null, 2)}\n`);
  else if (flags["quiet"] !== true) io.writeOut(text);
  return 0;
}

function renderEstimate({ points, runs, pilotRuns, secondsPerRun, seconds, bytes }: StudyEstimate): string {
  return (
    `${points} points, at most ${runs} runs of about ${renderSeconds(secondsPerRun)} each (${pilotRuns} tried): ` +
    `about ${renderSeconds(seconds)} and ${renderBytes(bytes)} of disk.\n`
  );
}

function renderEnd({ study, points }: StudyPlan, { runs, failed, unmet = 0 }: StudyEnd, out: string): string {
  const failures = `${failed} of them failed: proofground query ${out} "select distinct error, command from results where error is not null"\n`;
  const wide =
    typeof study.replications === "number"
      ? ""
      : `${unmet} of ${points.length} points ended after ${study.replications.most} replications with an interval wider than asked.\n`;
  return `${runs} runs in ${join(out, "results.parquet")}\n${failed === 0 ? "" : failures}${unmet === 0 ? "" : wide}`;
}

function renderSeconds(seconds: number): string {
  if (seconds < 0.1) return `${(seconds * 1000).toPrecision(2)} ms`;
  if (seconds < 120) return `${seconds.toPrecision(2)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toPrecision(2)} h`;
}
