import type { JobRunner } from "../runners/job-runner.ts";
import { describeEntry } from "./describe-entry.ts";
import { createReplicationCount, type Round } from "./replication-count.ts";
import { runItems, type StudyItem } from "./run-items.ts";
import type { StudyEntry } from "./study-entry.ts";
import type { StudyPlan } from "./study-plan.ts";

/** What a study has done before, and what becomes of what it does now. */
export interface StudyLog {
  /** Runs that are done already: the first of the study's order. */
  readonly done: number;
  /** Of each of them what decides on more replications; empty where nothing does. */
  readonly deciding: readonly (number | null)[];
  readonly append: (entry: StudyEntry) => void;
}

/**
 * Runs what is left of a study. The order of its runs depends on the plan and on earlier results alone, so that a study
 * that is taken up again does what it would have done.
 *
 * @returns runs done in all, and how many points ended without an interval as short as asked
 */
export async function runStudy(
  plan: StudyPlan,
  log: StudyLog,
  { runJobs, onProgress }: { readonly runJobs: JobRunner; readonly onProgress: (done: number) => void },
): Promise<{ readonly runs: number; readonly unmet: number }> {
  const count = createReplicationCount(plan.study.replications, plan.points.length);
  let run = 0;
  for (;;) {
    const round = count.computeNextRound();
    if (round.points.length === 0) return { runs: run, unmet: count.countUnmet() };
    const items = countItems(plan, round);
    const before = Math.max(0, Math.min(log.done - run, items));
    for (const item of listItems(plan, round, [0, before])) count.note(item, log.deciding[run++] ?? null);
    onProgress(run);
    const left = { length: items - before, [Symbol.iterator]: () => listItems(plan, round, [before, items]) };
    for await (const told of runItems(left, plan, runJobs)) {
      const entry = describeEntry(plan, run++, told);
      log.append(entry);
      count.note(told.item, getDeciding(plan, entry));
      onProgress(run);
    }
  }
}

/** The most runs that a study can come to. */
export function countRuns({ study, points, schemes }: Pick<StudyPlan, "study" | "points" | "schemes">): number {
  const { replications } = study;
  return points.length * schemes.length * (typeof replications === "number" ? replications : replications.most);
}

/** What decides on more replications; null where nothing does, or the run has none. */
export function getDeciding({ study, metrics }: StudyPlan, { values, error }: StudyEntry): number | null {
  if (typeof study.replications === "number" || error !== null) return null;
  return values[metrics.indexOf(study.replications.metric)] ?? null;
}

function countItems({ schemes }: StudyPlan, { from, end }: Round): number {
  return from.reduce((sum, first, index) => sum + (end[index]! - first) * schemes.length, 0);
}

/** Items of a round by their numbers in it, from the first on and without the last. */
function* listItems(
  { schemes }: StudyPlan,
  { points, from, end }: Round,
  [first, last]: readonly [first: number, last: number],
): Generator<StudyItem> {
  let begin = 0;
  for (let index = 0; index < points.length && begin < last; index++) {
    const count = (end[index]! - from[index]!) * schemes.length;
    for (let within = Math.max(0, first - begin); within < Math.min(count, last - begin); within++) {
      const replication = from[index]! + Math.floor(within / schemes.length);
      yield { point: points[index]!, scheme: schemes[within % schemes.length]!, replication };
    }
    begin += count;
  }
}
