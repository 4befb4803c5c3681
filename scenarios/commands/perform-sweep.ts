import { availableParallelism } from "node:os";
import { join } from "node:path";
import { estimateStudy, type StudyEstimate } from "../studies/estimate-study.ts";
import type { StudyEnd } from "../studies/perform-study.ts";
import { runPilot } from "../studies/pilot-study.ts";
import { readStudy } from "../studies/read-study.ts";
import { planStudy, type StudyPlan } from "../studies/study-plan.ts";
import { carryOutStudy, renderBytes } from "./carry-out-study.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { readThreads } from "./run-options.ts";
import { type StudyParts, writeStudyPage } from "./study-parts.ts";

/** Runs a study and draws its page, or says what it would take. */
export async function performSweep(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<StudyParts>,
): Promise<number> {
  const threads = readThreads(given);
  const plan = await planStudy(readStudy(given.positionals["study"] ?? ""));
  for (const warning of plan.warnings) io.writeError(`${warning}\n`);
  if (given.flags["dry-run"] === true) {
    const estimate = estimateStudy(plan, await runPilot(plan), threads ?? availableParallelism());
    return tell(given, io, estimate, renderEstimate(estimate));
  }
  const out = given.texts["out"] ?? join("results", plan.study.name);
  const end = await carryOutStudy({ plan, out }, given, io);
  const report = await writeStudyPage(out, await loadParts());
  return tell(given, io, { ...end, out, report }, `${renderEnd(plan, end, out)}Report: ${report}\n`);
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
