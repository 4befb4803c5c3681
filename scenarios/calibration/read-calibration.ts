import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCalibrationText, readCalibrationText } from "../store/calibration-folder.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import { describeCalibratedMachine } from "./describe-machine.ts";
import type { UsedCalibration } from "./used-calibration.ts";

export const REFERENCE_CALIBRATION = "kernels/data/reference-calibration.json";

/**
 * The calibration of a file, or the package's own where none is named: the same on every machine.
 *
 * @throws ScenarioError where the file is missing, no calibration, or one of another schema version
 */
export function readUsedCalibration(path: string | undefined): UsedCalibration {
  if (path !== undefined) return describeCalibration(readCalibrationText(path), path);
  return describeCalibration(
    readFileSync(join(getPackageRoot(), REFERENCE_CALIBRATION), "utf8"),
    REFERENCE_CALIBRATION,
  );
}

function describeCalibration(text: string, path: string): UsedCalibration {
  // Citations say what it is, not where it lay: a run made from a copy must have the same bytes.
  const sha256 = computeSha256(text);
  const label = `calibration ${sha256.slice(0, 12)}`;
  return { text, sha256, machine: describeCalibratedMachine(parseCalibrationText(text, path), label) };
}
