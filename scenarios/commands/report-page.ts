import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { BACKTEST_PAGE } from "../backtest/write-backtest.ts";
import { CLAIMS_PAGE } from "../claims/write-claims.ts";
import { REPORT_FILE, type Renderers } from "../runs/perform-run.ts";
import { readRun, replaceReport } from "../runs/restore-run.ts";
import { planRun } from "../runs/run-plan.ts";
import { ScenarioError } from "../scenario-error.ts";
import { ScenarioErrors } from "../scenario-errors.ts";
import {
  CALIBRATION_FILE,
  CALIBRATION_PAGE,
  isCalibrationFolder,
  readCalibration,
  replaceCalibrationPage,
} from "../store/calibration-folder.ts";
import { MANIFEST } from "../store/manifest.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import { STUDY_FILE } from "../store/study-folder.ts";
import { readUserText } from "../store/user-file.ts";
import { readStudyResult } from "../studies/read-study-result.ts";
import { describeWhatIf } from "../what-if/describe-what-if.ts";
import type { WhatIf } from "../what-if/what-if.ts";
import type { CalibrationParts } from "./perform-calibration.ts";
import { drawStudy, type StudyParts, writeStudyPage } from "./study-parts.ts";

/** What draws pages; passed in, for reports stand above scenarios. */
export type PageDrawers = Pick<Renderers, "renderReport"> &
  Pick<CalibrationParts, "renderCalibrationPage"> &
  StudyParts;

const BYTES_LIMIT = 100_000_000;

/**
 * Draws a folder's page again, in its place; the page of a kind that keeps no results to draw from stays as it is.
 *
 * @returns the page's path
 */
export async function redrawPage(folder: string, parts: PageDrawers): Promise<string> {
  if (existsSync(join(folder, STUDY_FILE))) return writeStudyPage(folder, parts);
  if (isCalibrationFolder(folder)) {
    replaceCalibrationPage(folder, drawCalibration(folder, parts));
    return join(folder, CALIBRATION_PAGE);
  }
  const kept = findKeptPage(folder);
  if (kept !== null) return kept;
  const { manifest, experiment } = readRun(folder);
  replaceReport(folder, manifest, parts.renderReport(experiment, describeEarlierWhatIf(folder)));
  return join(folder, REPORT_FILE);
}

/** A folder's page as HTML, drawn by this version where the folder keeps what it is drawn from. */
export async function drawPage(folder: string, parts: PageDrawers): Promise<string> {
  if (existsSync(join(folder, STUDY_FILE))) return drawStudy(folder, await readStudyResult(folder), parts);
  if (isCalibrationFolder(folder)) return drawCalibration(folder, parts);
  const kept = findKeptPage(folder);
  if (kept !== null) return readUserText(kept, BYTES_LIMIT);
  return parts.renderReport(readRun(folder).experiment, describeEarlierWhatIf(folder));
}

function drawCalibration(folder: string, { renderCalibrationPage }: PageDrawers): string {
  return renderCalibrationPage(readCalibration(join(folder, CALIBRATION_FILE)), getPackageVersion());
}

/** Pages that were drawn when the results were made, by the format that a manifest names. */
const keptPages: Readonly<Record<string, string>> = {
  "proofground-network": REPORT_FILE,
  "proofground-claims": CLAIMS_PAGE,
  "proofground-backtest": BACKTEST_PAGE,
};
const manifestSchema = z.object({
  format: z.string(),
  outputs: z.array(z.object({ name: z.string(), sha256: z.string() })),
});

/**
 * The page of a network, a backtest or claims; null for any other folder.
 *
 * @throws ScenarioError where it is gone, or no longer what the manifest names
 */
function findKeptPage(folder: string): string | null {
  const manifest = manifestSchema.safeParse(parseJson(readUserText(join(folder, MANIFEST), BYTES_LIMIT)));
  const name = keptPages[manifest.data?.format ?? ""];
  if (name === undefined) return null;
  const path = join(folder, name);
  const entry = manifest.data?.outputs.find((output) => output.name === name);
  if (entry?.sha256 === computeSha256(readUserText(path, BYTES_LIMIT))) return path;
  throw new ScenarioError({
    where: path,
    expected: "the page that manifest.json names by its SHA-256",
    found: "a file changed since",
    cure: "Run the command that made the folder again.",
  });
}

/** undefined where the text is no JSON: whoever reads the folder as a run says so. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the page needs to run the scenario, from the data of now: where that is other data, the page says so. */
function describeEarlierWhatIf(folder: string): WhatIf {
  try {
    return describeWhatIf(planRun({ kind: "run", source: join(folder, MANIFEST), sets: [], fields: {}, schemes: [] }));
  } catch (error) {
    if (!(error instanceof ScenarioError || error instanceof ScenarioErrors)) throw error;
    return {
      kind: "unavailable",
      reason: `This run cannot be made again with the data of this version of Proofground: ${error.message}`,
    };
  }
}
