import type { CalibrationParts } from "../../scenarios/commands/perform-calibration.ts";
import { renderCalibrationPage } from "../page/render-calibration.ts";
import { renderCalibrationSummary } from "../terminal/render-calibration.ts";

/** What `calibrate` gets from here. */
export const calibrationParts: CalibrationParts = {
  // onnxruntime has no binary for some platforms: nothing but this may load it.
  runCalibration: async (options) => (await import("../../kernels/run-calibration.ts")).runCalibration(options),
  renderCalibrationSummary,
  renderCalibrationPage,
};
