import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { JobRunner } from "../runners/job-runner.ts";
import { ScenarioError } from "../scenario-error.ts";
import { describeFolder } from "../store/described-folder.ts";
import { hashInstalledPackages } from "../store/installed-packages.ts";
import { openJournal } from "../store/journal.ts";
import { replaceFile } from "../store/run-folder.ts";
import { RUN_INFO, renderRunInfo } from "../store/run-info.ts";
import {
  beginStudy,
  JOURNAL_FILE,
  RESULTS_CSV,
  RESULTS_TABLE,
  resumeStudy,
  STUDY_FILE,
  STUDY_MANIFEST,
  type StudyFolder,
} from "../store/study-folder.ts";
import { hashFile, writeStudyCsv, writeStudyTable } from "../store/study-table.ts";
import { nameOutputs } from "./name-outputs.ts";
import { readStudyManifest } from "./read-study-manifest.ts";
import { getDeciding, runStudy } from "./run-study.ts";
import { describeColumns } from "./study-columns.ts";
import { checkSameStudy, describeStudy, renderDescription, type StudyDescription } from "./study-description.ts";
import type { StudyEntry } from "./study-entry.ts";
import type { StudyPlan } from "./study-plan.ts";

export interface StudyRequest {
  readonly plan: StudyPlan;
  readonly out: string;
  readonly isResumed: boolean;
  /** Whether the table is written as CSV too. */
  readonly isCsvWanted?: boolean;
  readonly runJobs: JobRunner;
  readonly onProgress: (done: number) => void;
  /** Handed what puts the work done so far on disk, for whoever has to end the program. */
  readonly onStart: (save: () => void) => void;
}

export interface StudyEnd {
  readonly runs: number;
  readonly failed: number;
  /** Points that ended without an interval as short as asked; left out where none was asked for. */
  readonly unmet?: number;
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
  const startedAt = Date.now();
  try {
    // Commands name the scenario as they did when the study was begun.
    const begun = checkSameStudy(folder.description, description, out);
    if (folder.isFinished) {
      const end = await readEnd(folder);
      if (request.isCsvWanted === true) {
        await writeStudyCsv(file(RESULTS_TABLE), file(RESULTS_CSV));
        nameOutputs(folder.path, [await hashFile(file(RESULTS_CSV))]);
      }
      return end;
    }
    const end = await fillJournal({ ...request, plan: { ...plan, source: begun.source } }, folder);
    await writeStudyTable(file(JOURNAL_FILE), file(RESULTS_TABLE), columns);
    await finish(folder, begun, { end, isCsvWanted: request.isCsvWanted === true, startedAt });
    return end;
  } finally {
    folder.release();
  }
}

/** With its manifest, which is written last, a study is finished; then the journal goes. */
async function finish(
  { path }: StudyFolder,
  begun: StudyDescription,
  given: { readonly end: StudyEnd; readonly isCsvWanted: boolean; readonly startedAt: number },
): Promise<void> {
  const { end, isCsvWanted, startedAt } = given;
  const table = join(path, RESULTS_TABLE);
  const csv = join(path, RESULTS_CSV);
  if (isCsvWanted) await writeStudyCsv(table, csv);
  else rmSync(csv, { force: true });
  const outputs = [...(isCsvWanted ? [await hashFile(csv)] : []), await hashFile(table)];
  const versions = { ...begun.versions, packages: hashInstalledPackages() };
  const described = `${JSON.stringify({ ...begun, versions, ...end, outputs }, null, 2)}\n`;
  const [manifest, crate] = describeFolder(described, [...outputs, await hashFile(join(path, STUDY_FILE))], {
    name: begun.study.name,
    description: `A study of ${end.runs} runs at ${begun.points} points of ${begun.study.scenario}`,
    command: `proofground sweep STUDY`,
    inputs: { scenario: begun.scenarioSha256, points: begun.pointsSha256, ...begun.data },
    unhashed: [RUN_INFO],
    madeAt: new Date(),
  });
  const info = { name: RUN_INFO, chunks: [renderRunInfo(startedAt)] };
  for (const { name, chunks } of [info, crate, manifest]) replaceFile(join(path, name), chunks);
  rmSync(join(path, JOURNAL_FILE), { force: true });
}

/** @throws ScenarioError where the table is not the one that the manifest names */
async function readEnd({ path }: StudyFolder): Promise<StudyEnd> {
  const { runs, failed, unmet, outputs } = readStudyManifest(join(path, STUDY_MANIFEST));
  const table = join(path, RESULTS_TABLE);
  const named = outputs.find(({ name }) => name === RESULTS_TABLE)?.sha256;
  const found = existsSync(table) ? (await hashFile(table)).sha256 : undefined;
  if (found === undefined || found !== named) {
    throw new ScenarioError({
      where: table,
      expected: "the table that the study's manifest names",
      found: found === undefined ? "none" : "another",
      cure: "Put it back, or run the study again with another --out.",
    });
  }
  rmSync(join(path, JOURNAL_FILE), { force: true });
  return { runs, failed, ...(unmet === undefined ? {} : { unmet }) };
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
    const { runs, unmet } = await runStudy(plan, { done, deciding, append }, { runJobs, onProgress });
    return { runs, failed, ...(isSequential ? { unmet } : {}) };
  } finally {
    journal.close();
  }
}
