import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { parsePrecision } from "../../hardware-models/precision.ts";
import { predictCalibrated } from "../../hardware-models/predict-calibrated.ts";
import { findSampleWorkload } from "../../hardware-models/sample-inference.ts";
import { resolveModelLoad } from "../../hardware-models/serving-request.ts";
import { readUsedCalibration } from "../calibration/read-calibration.ts";
import type { HardwareLibrary } from "./hardware-library.ts";
import type { PredictRequest, ServingAnswer } from "./predict-request.ts";

/** The name that means whichever machine the calibration describes. */
const calibratedNames: readonly string[] = ["calibrated", "this machine"];

/**
 * Whether the device asked for is the calibrated machine.
 *
 * @throws HardwareModelError where a calibration is given for another device
 */
export function asksForCalibrated({ device, calibrationPath }: PredictRequest): boolean {
  const name = device.trim().toLowerCase();
  if (calibratedNames.includes(name) || name.endsWith("(calibrated)")) return true;
  if (calibrationPath === undefined) return false;
  throw new HardwareModelError({
    where: "calibration",
    expected: "--device calibrated beside it",
    found: `"${device}"`,
    cure: "Leave out --calibration: other devices are predicted from the fitted utilisation.",
  });
}

/** @throws HardwareModelError, ScenarioError */
export function answerCalibrated(request: PredictRequest, library: HardwareLibrary): ServingAnswer {
  refuseForeign(request);
  const { machine } = readUsedCalibration(request.calibrationPath);
  checkName(request.device, machine.name);
  const { shape, load, notes } = resolveModelLoad(request, library);
  const { assumptions, ...figures } = predictCalibrated(
    machine,
    { shape, load, precision: parsePrecision(request.precision ?? "") },
    { terms: request.terms ?? {}, ...(request.priceUsd === undefined ? {} : { priceUsd: request.priceUsd }) },
  );
  return {
    ...figures,
    ...{ device: machine.name, model: shape.name, chips: 1 },
    ...{ inputTokens: load.inputTokens, outputTokens: load.outputTokens },
    assumptions: [...notes, ...assumptions],
  };
}

/** What has no meaning for a machine that was measured as it is. */
function refuseForeign({ chips = 1, utilisationPath, model }: PredictRequest): void {
  const refuse = (where: string, expected: string, found: string, cure = "") =>
    new HardwareModelError({ where, expected, found, cure });
  if (chips !== 1) throw refuse("chips", "1: the calibrated machine as it was measured", `${chips}`);
  if (utilisationPath !== undefined) {
    const cure = "Leave out --fit: measured kernels need no fitted utilisation.";
    throw refuse("fit", "a device of the catalogue", "the calibrated machine", cure);
  }
  if (findSampleWorkload(model) !== undefined) {
    const cure = "To time an ONNX model here: proofground calibrate --model FILE.";
    throw refuse("model", "a language model for the calibrated machine", `"${model}"`, cure);
  }
}

function checkName(asked: string, name: string): void {
  if (calibratedNames.includes(asked.trim().toLowerCase()) || asked.trim().toLowerCase() === name.toLowerCase()) return;
  throw new HardwareModelError({
    where: "device",
    expected: `"calibrated" or "${name}", which the calibration describes`,
    found: `"${asked}"`,
  });
}
