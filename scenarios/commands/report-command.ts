import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RunIndex } from "../index/index-entry.ts";
import { readIndex } from "../index/read-index.ts";
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
import { replaceFile } from "../store/run-folder.ts";
import { STUDY_FILE } from "../store/study-folder.ts";
import { describeWhatIf } from "../what-if/describe-what-if.ts";
import type { WhatIf } from "../what-if/what-if.ts";
import type { CalibrationParts } from "./calibrate-command.ts";
import type { Command, CommandArguments } from "./command.ts";
import { type StudyParts, writeStudyPage } from "./study-parts.ts";

type ReportParts = Pick<Renderers, "renderReport"> &
  Pick<CalibrationParts, "renderCalibrationPage"> &
  StudyParts &
  IndexParts;

/** `report`: the page of an earlier run or calibration, drawn again from its results. */
export function createReportCommand(parts: ReportParts): Command {
  return {
    name: "report",
    summary: "Draw the page of a run, a study or a calibration again, without running it",
    positionals: [
      {
        name: "folder",
        description: "Folder that run, compare, sweep, sensitivity or calibrate has written",
        isOptional: true,
      },
    ],
    options: {
      index: { type: "list", description: "Make one page over the results in a folder; may be given more than once" },
      out: { type: "text", description: "File of the index; by default index.html in the first folder" },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground report results/gpu-vs-asic", "after an update of Proofground"],
      ["proofground report results/study", "of a finished study: its points, and which settings give what"],
      ["proofground report --index results", "one page over all results in a folder"],
    ],
    perform: async (given, io) => {
      const page = await draw(given, parts);
      if (given.flags["quiet"] !== true) io.writeOut(`Report: ${page}\n`);
      return 0;
    },
  };
}

/** What draws an index; passed in, for reports stand above scenarios. */
export interface IndexParts {
  readonly renderIndexPage: (index: RunIndex, place: string, version: string) => string;
}

/** @returns the page's path */
async function draw({ lists, texts, positionals }: CommandArguments, parts: ReportParts): Promise<string> {
  const { folder } = positionals;
  const indexed = lists["index"] ?? [];
  if ((folder === undefined) === (indexed.length === 0)) {
    throw new ScenarioError({
      where: "report",
      expected: "a folder, or --index with the folder of many",
      found: folder === undefined ? "neither" : "both",
    });
  }
  if (folder !== undefined) return redraw(folder, parts);
  const page = texts["out"] ?? join(indexed[0]!, "index.html");
  replaceFile(page, [parts.renderIndexPage(readIndex(indexed), dirname(page), getPackageVersion())]);
  return page;
}

/** @returns the page's path */
async function redraw(folder: string, parts: ReportParts): Promise<string> {
  if (existsSync(join(folder, STUDY_FILE))) return writeStudyPage(folder, parts);
  return join(folder, isCalibrationFolder(folder) ? redrawCalibration(folder, parts) : redrawRun(folder, parts));
}

function redrawRun(folder: string, { renderReport }: ReportParts): string {
  const { manifest, experiment } = readRun(folder);
  replaceReport(folder, manifest, renderReport(experiment, describeEarlierWhatIf(folder)));
  return REPORT_FILE;
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

function redrawCalibration(folder: string, { renderCalibrationPage }: ReportParts): string {
  const calibration = readCalibration(join(folder, CALIBRATION_FILE));
  replaceCalibrationPage(folder, renderCalibrationPage(calibration, getPackageVersion()));
  return CALIBRATION_PAGE;
}
