import type { PredictRequest, SampleAnswer, ServingAnswer } from "../fit/predict-request.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Command, LoadParts } from "./command.ts";
import { findPredictOption, predictOptions, readPredictRequest } from "./predict-options.ts";

/** Puts an answer into words; the words belong to the reports. */
export type RenderPrediction = (answer: ServingAnswer | SampleAnswer) => string;

/** `predict`: rate, power and cost of a machine that serves a model, from roofline and fitted utilisation. */
export function createPredictCommand(loadRender: LoadParts<RenderPrediction>): Command {
  return {
    name: "predict",
    summary: "Predict rate, power and cost of an accelerator that serves a model at full load",
    positionals: [],
    options: predictOptions,
    examples: [
      [
        'proofground predict --device "NVIDIA H100" --model Llama-3.3-70B --input 128 --output 128 --chips 2 --precision fp8',
        "two H100 that serve Llama 3.3 70B",
      ],
      ["proofground predict --device TPU-v5e --model llama2-70b --chips 8 --json", "lengths of MLPerf's data set"],
      [
        "proofground predict --device calibrated --calibration results/calibration/calibration.json --model Llama-3.1-8B --input 128 --output 128",
        "this machine, from the kernels that calibrate measured on it",
      ],
    ],
    perform: async (given, io) => {
      const answer = await predictOrRefuse(readPredictRequest(given));
      io.writeOut(given.flags["json"] === true ? `${JSON.stringify(answer)}\n` : (await loadRender())(answer));
      return 0;
    },
  };
}

/** The models know figures, not options: an error about one names the option that gives it. */
async function predictOrRefuse(request: PredictRequest): Promise<ServingAnswer | SampleAnswer> {
  const { runPredict } = await import("../fit/run-predict.ts");
  try {
    return runPredict(request);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const option = findPredictOption(error.where);
    if (option === undefined) throw error;
    const { expected, found, cure } = error;
    throw new ScenarioError({ where: `--${option}`, expected, found, cure });
  }
}
