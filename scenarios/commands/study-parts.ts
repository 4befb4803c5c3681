import { join } from "node:path";
import type { OutputEntry } from "../store/manifest.ts";
import { replaceFile } from "../store/run-folder.ts";
import { isSensitivityFolder, readSensitivities, type SensitivityFindings } from "../store/sensitivity-file.ts";
import { nameOutputs } from "../studies/name-outputs.ts";
import { readStudyResult } from "../studies/read-study-result.ts";
import type { StudyResult } from "../studies/study-result.ts";

export const STUDY_PAGE = "report.html";
export const POINTS_TABLE = "points.csv";

/** What draws a study; passed in, for reports stand above scenarios. */
export interface StudyParts {
  readonly renderStudyPage: (result: StudyResult) => string;
  readonly renderPointsCsv: (result: StudyResult) => Iterable<string>;
  readonly renderSensitivityPage: (result: StudyResult, findings: SensitivityFindings) => string;
}

/**
 * Writes the page of a finished study, of a sweep with the table of its points, and names both in its manifest.
 *
 * @param written files that were written beside the study before
 * @returns the page's path
 * @throws ScenarioError where the study is not finished, or its scenario is not as it was
 */
export async function writeStudyPage(
  folder: string,
  parts: StudyParts,
  written: readonly OutputEntry[] = [],
): Promise<string> {
  const result = await readStudyResult(folder);
  const page = join(folder, STUDY_PAGE);
  const table = isSensitivityFolder(folder)
    ? []
    : [replaceFile(join(folder, POINTS_TABLE), parts.renderPointsCsv(result))];
  nameOutputs(folder, [...written, ...table, replaceFile(page, [drawStudy(folder, result, parts)])]);
  return page;
}

/** The page of a finished study, of whichever kind, as HTML. */
export function drawStudy(folder: string, result: StudyResult, parts: StudyParts): string {
  return isSensitivityFolder(folder)
    ? parts.renderSensitivityPage(result, readSensitivities(folder))
    : parts.renderStudyPage(result);
}
