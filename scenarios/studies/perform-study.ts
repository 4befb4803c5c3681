import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { JobRunner } from "../runners/job-runner.ts";
import { openJournal } from "../store/journal.ts";
import { replaceFile } from "../store/run-folder.ts";
import {
  beginStudy,
  JOURNAL_FILE,
  RESULTS_TABLE,
  resumeStudy,
  STUDY_MANIFEST,
  type StudyFolder,
} from "../store/study-folder.ts";
import { hashFile, writeStudyTable } from "../store/study-table.ts";
import { getDeciding, runStudy } from "./run-study.ts";
import { describeColumns } from "./study-columns.ts";
import { checkSameStudy, describeStudy, renderDescription } from "./study-description.ts";
import type { StudyEntry } from "./study-entry.ts";
import type { StudyPlan } from "./study-plan.ts";

export interface StudyRequest {
  readonly plan: StudyPlan;
  readonly out: string;
  readonly isResumed: boolean;
  readonly runJobs: JobRunner;
  readonly onProgress: (done: number) => void;
  /** Handed what puts the work done so far on disk, for whoever has to end the program. */
  readonly onStart: (save: () => void) => void;
}

export interface StudyEnd {
  readonly runs: number;
  readonly failed: number;
}

/**
 * Runs a study, or what is left of it, into its folder: run by run into the journal, which at the end becomes a table.
 * The manifest comes last; with it the study is finished, and the journal goes.
 *
 * @throws ScenarioError where the folder is not to be used, the study is another, or the disk refuses
 */
export async function performStudy(request: StudyRequest): Promise<StudyEnd> {
  const { plan, out } = request;
  const description = describeStudy(plan);
  const columns = describeColumns(plan);
  const folder = request.isResumed ? resumeStudy(out) : beginStudy(out, renderDescription(description));
  const file = (name: string) => join(folder.path, name);
  try {
    // Commands name the scenario as they did when the study was begun.
    const begun = checkSameStudy(folder.description, description, out);
    if (!folder.isFinished) {
      const end = await fillJournal({ ...request, plan: { ...plan, source: begun.source } }, folder);
      await writeStudyTable(file(JOURNAL_FILE), file(RESULTS_TABLE), columns);
      const outputs = [await hashFile(file(RESULTS_TABLE))];
      replaceFile(file(STUDY_MANIFEST), [`${JSON.stringify({ ...begun, ...end, outputs }, null, 2)}\n`]);
    }
    rmSync(file(JOURNAL_FILE), { force: true });
    const { runs, failed } = JSON.parse(readFileSync(file(STUDY_MANIFEST), "utf8")) as StudyEnd;
    return { runs, failed };
  } finally {
    folder.release();
  }
}

async function fillJournal(
  { plan, runJobs, onProgress, onStart }: StudyRequest,
  { path }: StudyFolder,
): Promise<StudyEnd> {
  const deciding: (number | null)[] = [];
  const isSequential = typeof plan.study.replications === "object";
  let done = 0;
  let failed = 0;
  const count = (entry: StudyEntry) => {
    if (entry.error !== null) failed++;
  };
  const journal = openJournal<StudyEntry>(join(path, JOURNAL_FILE), (entry, index) => {
    if (entry.run !== index) return false;
    done++;
    count(entry);
    if (isSequential) deciding.push(getDeciding(plan, entry));
    return true;
  });
  onStart(journal.flush);
  const append = (entry: StudyEntry) => {
    count(entry);
    journal.append(entry);
  };
  try {
    return { runs: await runStudy(plan, { done, deciding, append }, { runJobs, onProgress }), failed };
  } finally {
    journal.close();
  }
}
