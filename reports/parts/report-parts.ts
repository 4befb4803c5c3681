import type { ReportParts } from "../../scenarios/commands/perform-report.ts";
import { renderCalibrationPage } from "../page/render-calibration.ts";
import { renderIndexPage } from "../page/render-index.ts";
import { renderReport } from "../page/render-report.ts";
import { studyParts } from "./study-parts.ts";

/** What `report` gets from here. */
export const reportParts: ReportParts = {
  ...studyParts,
  renderReport,
  renderCalibrationPage,
  renderIndexPage,
  // playwright-core is loaded only where a form is asked for that a browser draws.
  renderStaticReport: async (request) => (await import("../static/render-static.ts")).renderStaticReport(request),
};
