import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Calibration, parseCalibration, renderCalibration } from "../../kernels/calibration.ts";
import { KernelError } from "../../kernels/kernel-error.ts";
import { ScenarioError } from "../scenario-error.ts";
import { replaceFile, writeRunFolder } from "./run-folder.ts";
import { readUserText } from "./user-file.ts";

export const CALIBRATION_FILE = "calibration.json";
export const CALIBRATION_PAGE = "calibration.html";

const BYTES_LIMIT = 20_000_000;

/** Whether a folder holds a calibration. */
export function isCalibrationFolder(folder: string): boolean {
  return existsSync(join(folder, CALIBRATION_FILE));
}

/** Files of the calibration that a folder holds, of whatever version; none where it holds no calibration. */
export function listCalibrationFiles(folder: string): string[] {
  const names = readdirSync(folder);
  return names.includes(CALIBRATION_FILE) && looksLikeCalibration(join(folder, CALIBRATION_FILE))
    ? [CALIBRATION_FILE, CALIBRATION_PAGE]
    : [];
}

/** Writes a calibration folder, whole or not at all. */
export function writeCalibrationFolder(folder: string, calibration: Calibration, html: string): void {
  const files = [
    { name: CALIBRATION_FILE, chunks: [renderCalibration(calibration)] },
    { name: CALIBRATION_PAGE, chunks: [html] },
  ];
  writeRunFolder(folder, files, () => []);
}

/** Puts a new page beside a calibration. */
export function replaceCalibrationPage(folder: string, html: string): void {
  replaceFile(join(folder, CALIBRATION_PAGE), [html]);
}

/**
 * Reads a calibration file that a user names.
 *
 * @throws ScenarioError where it is missing, no JSON, of another schema version, or a field is wrong
 */
export function readCalibration(path: string): Calibration {
  return parseCalibrationText(readCalibrationText(path), path);
}

/** @throws ScenarioError where the file is missing, too large or no text */
export function readCalibrationText(path: string): string {
  return readUserText(path, BYTES_LIMIT);
}

/** @throws ScenarioError where it is no JSON, of another schema version, or a field is wrong */
export function parseCalibrationText(text: string, where: string): Calibration {
  try {
    return parseCalibration(text, where);
  } catch (error) {
    throw error instanceof KernelError ? new ScenarioError(error) : error;
  }
}

function looksLikeCalibration(path: string): boolean {
  try {
    const value: unknown = JSON.parse(readUserText(path, BYTES_LIMIT));
    const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
    return typeof schema === "string" && schema.startsWith("proofground-calibration/");
  } catch {
    // What cannot be read is not known to be ours.
    return false;
  }
}
