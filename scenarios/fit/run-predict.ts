import { resolveAccelerator } from "../../hardware-models/accelerator-name.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { parsePrecision } from "../../hardware-models/precision.ts";
import { predictSamples } from "../../hardware-models/predict-samples.ts";
import { predictServing } from "../../hardware-models/predict-serving.ts";
import { findSampleWorkload, type SampleWorkload } from "../../hardware-models/sample-inference.ts";
import { resolveServingRequest } from "../../hardware-models/serving-request.ts";
import { ScenarioError } from "../scenario-error.ts";
import { type HardwareLibrary, readHardwareLibrary } from "./hardware-library.ts";
import { answerCalibrated, asksForCalibrated } from "./predict-calibrated-answer.ts";
import type { PredictRequest, SampleAnswer, ServingAnswer } from "./predict-request.ts";
import { readUtilisationFile } from "./utilisation-file.ts";

/**
 * Predicts throughput, power and cost of a machine from the committed fit.
 *
 * @throws ScenarioError (exit code 2) for unknown names, missing figures, impossible counts, a model that does not fit
 */
export function runPredict(
  request: PredictRequest,
  library: HardwareLibrary = readHardwareLibrary(),
): ServingAnswer | SampleAnswer {
  try {
    checkTerms(request);
    if (asksForCalibrated(request)) return answerCalibrated(request, library);
    const workload = findSampleWorkload(request.model);
    return workload === undefined ? answerServing(request, library) : answerSamples(request, workload, library);
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { where, expected, found, cure } = error;
    throw new ScenarioError({ where, expected, found, cure });
  }
}

function answerServing(request: PredictRequest, library: HardwareLibrary): ServingAnswer {
  const fitted = readUtilisationFile(request.utilisationPath);
  const names = { ...library, oneInstanceModels: fitted.oneInstanceModels };
  const { machine, load, notes } = resolveServingRequest(request, names);
  const basis = {
    ...{ fitted, catalogue: library.accelerators, terms: request.terms ?? {} },
    ...(request.priceUsd === undefined ? {} : { priceUsd: request.priceUsd }),
  };
  const { tokensPerSecond, watts, joulesPerToken, usdPerMillionTokens, assumptions } = predictServing(
    machine,
    load,
    basis,
  );
  return {
    tokensPerSecond,
    watts,
    joulesPerToken,
    usdPerMillionTokens,
    device: machine.accelerator.name,
    model: machine.shape.name,
    precision: machine.precision,
    chips: machine.chips,
    inputTokens: load.inputTokens,
    outputTokens: load.outputTokens,
    assumptions: [...notes, ...assumptions],
  };
}

function answerSamples(request: PredictRequest, workload: SampleWorkload, library: HardwareLibrary): SampleAnswer {
  const { accelerator, notes } = resolveAccelerator(request.device, library.accelerators);
  const asked = parsePrecision(request.precision ?? "");
  const precision = asked === "fastest" ? "int8" : asked;
  const chips = request.chips ?? 1;
  return {
    ...predictSamples(accelerator, workload, precision, chips, readUtilisationFile(request.utilisationPath)),
    device: accelerator.name,
    model: workload.name,
    precision,
    chips,
    assumptions: [...notes, `work of a sample: ${workload.source}`, "figures derived from MLPerf are unofficial"],
  };
}

/** Terms that make no cost: price and electricity may be free, nothing else may be nothing. */
function checkTerms({ terms = {}, priceUsd }: PredictRequest): void {
  for (const [name, value] of Object.entries({ ...terms, ...(priceUsd === undefined ? {} : { priceUsd }) })) {
    const least = name === "electricityUsdPerKwh" || name === "priceUsd" ? 0 : Number.MIN_VALUE;
    const most = name === "busyShare" ? 1 : name === "priceUsd" ? 1e9 : 1e6;
    if (Number.isFinite(value) && value >= least && value <= most) continue;
    throw new HardwareModelError({
      where: name,
      expected: least === 0 ? `a number from 0 to ${most}` : `a number above 0, up to ${most}`,
      found: `${value}`,
    });
  }
}
