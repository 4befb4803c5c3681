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
import type { CalibrationParts } from "./calibrate-command.ts";
import type { Command } from "./command.ts";

type ReportParts = Pick<Renderers, "renderReport"> & Pick<CalibrationParts, "renderCalibrationPage">;

/** `report`: the page of an earlier run or calibration, drawn again from its results. */
export function createReportCommand(parts: ReportParts): Command {
  return {
    name: "report",
    summary: "Draw the page of a run or calibration folder again, without running it",
    positionals: [{ name: "folder", description: "Folder that run, compare or calibrate has written" }],
    options: { quiet: { type: "flag", description: "Print nothing" } },
    examples: [["proofground report results/gpu-vs-asic", "after an update of Proofground"]],
    perform: (given, io) => {
      const folder = given.positionals["folder"] ?? "";
      const page = isCalibrationFolder(folder) ? redrawCalibration(folder, parts) : redrawRun(folder, parts);
      if (given.flags["quiet"] !== true) io.writeOut(`Report: ${join(folder, page)}\n`);
      return 0;
    },
  };
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
