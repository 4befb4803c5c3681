import { existsSync } from "node:fs";
import { join } from "node:path";
import { REPORT_FILE, type Renderers } from "../runs/perform-run.ts";
import { readRun, replaceReport } from "../runs/restore-run.ts";
import {
  CALIBRATION_FILE,
  CALIBRATION_PAGE,
  isCalibrationFolder,
  readCalibration,
  replaceCalibrationPage,
} from "../store/calibration-folder.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { STUDY_FILE } from "../store/study-folder.ts";
import type { CalibrationParts } from "./calibrate-command.ts";
import type { Command } from "./command.ts";
import { type StudyParts, writeStudyPage } from "./study-parts.ts";

type ReportParts = Pick<Renderers, "renderReport"> & Pick<CalibrationParts, "renderCalibrationPage"> & StudyParts;

/** `report`: the page of an earlier run or calibration, drawn again from its results. */
export function createReportCommand(parts: ReportParts): Command {
  return {
    name: "report",
    summary: "Draw the page of a run, a study or a calibration again, without running it",
    positionals: [
      { name: "folder", description: "Folder that run, compare, sweep, sensitivity or calibrate has written" },
    ],
    options: { quiet: { type: "flag", description: "Print nothing" } },
    examples: [
      ["proofground report results/gpu-vs-asic", "after an update of Proofground"],
      ["proofground report results/study", "of a finished study: its points, and which settings give what"],
    ],
    perform: async (given, io) => {
      const page = await redraw(given.positionals["folder"] ?? "", parts);
      if (given.flags["quiet"] !== true) io.writeOut(`Report: ${page}\n`);
      return 0;
    },
  };
}

/** @returns the page's path */
async function redraw(folder: string, parts: ReportParts): Promise<string> {
  if (existsSync(join(folder, STUDY_FILE))) return writeStudyPage(folder, parts);
  return join(folder, isCalibrationFolder(folder) ? redrawCalibration(folder, parts) : redrawRun(folder, parts));
}

function redrawRun(folder: string, { renderReport }: ReportParts): string {
  const { manifest, experiment } = readRun(folder);
  replaceReport(folder, manifest, renderReport(experiment));
  return REPORT_FILE;
}

function redrawCalibration(folder: string, { renderCalibrationPage }: ReportParts): string {
  const calibration = readCalibration(join(folder, CALIBRATION_FILE));
  replaceCalibrationPage(folder, renderCalibrationPage(calibration, getPackageVersion()));
  return CALIBRATION_PAGE;
}
