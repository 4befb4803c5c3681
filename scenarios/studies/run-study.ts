import type { JobRunner } from "../runners/job-runner.ts";
import { describeEntry } from "./describe-entry.ts";
import { createReplicationCount } from "./replication-count.ts";
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
 * @returns runs done in all
 */
export async function runStudy(
  plan: StudyPlan,
  log: StudyLog,
  { runJobs, onProgress }: { readonly runJobs: JobRunner; readonly onProgress: (done: number) => void },
): Promise<number> {
  const count = createReplicationCount(plan.study.replications);
  let open: readonly number[] = [...plan.points.keys()];
  let run = 0;
  for (let from = 0; open.length > 0; ) {
    const end = count.computeNextEnd(from);
    if (end === null) break;
    const round = { points: open, from, end };
    const before = Math.max(0, Math.min(log.done - run, countItems(plan, round)));
    for (const item of listItems(plan, round, [0, before])) count.note(item, log.deciding[run++] ?? null);
    onProgress(run);
    const left = {
      length: countItems(plan, round) - before,
      [Symbol.iterator]: () => listItems(plan, round, [before]),
    };
    for await (const told of runItems(left, plan, runJobs)) {
      const entry = describeEntry(plan, run++, told);
      log.append(entry);
      count.note(told.item, getDeciding(plan, entry));
      onProgress(run);
    }
    from = end;
    open = count.selectOpen(open);
  }
  return run;
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

/** The same replications of some points. */
interface Round {
  readonly points: readonly number[];
  readonly from: number;
  readonly end: number;
}

function countItems({ schemes }: StudyPlan, { points, from, end }: Round): number {
  return points.length * (end - from) * schemes.length;
}

/** Items of a round by their numbers in it. */
function* listItems(
  { schemes }: StudyPlan,
  { points, from, end }: Round,
  [first, last = Number.POSITIVE_INFINITY]: readonly [first: number, last?: number],
): Generator<StudyItem> {
  const perPoint = (end - from) * schemes.length;
  for (let index = first; index < Math.min(last, points.length * perPoint); index++) {
    const within = index % perPoint;
    yield {
      point: points[Math.floor(index / perPoint)]!,
      scheme: schemes[within % schemes.length]!,
      replication: from + Math.floor(within / schemes.length),
    };
  }
}
