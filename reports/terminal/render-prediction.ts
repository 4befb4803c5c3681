import type { PredictedFigure } from "../../hardware-models/predicted-figure.ts";
import type { SampleAnswer, ServingAnswer } from "../../scenarios/fit/predict-request.ts";
import { choosePlaces, formatScaled } from "../number-format.ts";
import { chooseScale } from "../unit-scale.ts";
import { plainText } from "./plain-text.ts";
import { fitLeft, fitRight } from "./text-layout.ts";

const FIGURE_COLUMNS = 14;

/** What a machine is predicted to do, in a few lines: figures with their intervals, then what they rest on. */
export function renderPrediction(answer: ServingAnswer | SampleAnswer): string {
  const { device, model, precision, chips } = answer;
  const work = "inputTokens" in answer ? `, ${answer.inputTokens} tokens in and ${answer.outputTokens} out` : "";
  const lines = [
    `${chips} x ${device} serving ${model} at ${precision}${work}`,
    "",
    ...listFigures(answer).map(([title, figure, unit]) => renderFigure(title, figure, unit)),
    "",
    ...answer.assumptions.map((text) => `- ${text}`),
  ];
  return `${lines.join("\n")}\n`;
}

type FigureLine = readonly [title: string, figure: PredictedFigure, unit: string];

function listFigures(answer: ServingAnswer | SampleAnswer): readonly FigureLine[] {
  if ("samplesPerSecond" in answer) {
    return [
      ["samples a second", answer.samplesPerSecond, "1"],
      ["power", answer.watts, "W"],
      ["energy a sample", answer.joulesPerSample, "J"],
    ];
  }
  return [
    ["output tokens a second", answer.tokensPerSecond, "1"],
    ["power, whole machine", answer.watts, "W"],
    ["energy a token", answer.joulesPerToken, "J"],
    ["cost of a million tokens", answer.usdPerMillionTokens, "USD"],
  ];
}

/** The interval stands on the scale of the value, so that the three can be compared by eye. */
function renderFigure(title: string, { value, low, high }: PredictedFigure, unit: string): string {
  const scale = chooseScale(value, unit);
  const show = (figure: number) => plainText(formatScaled(figure, scale, choosePlaces(figure * scale.factor, 3)));
  return `${fitLeft(title, 26)}${fitRight(show(value), FIGURE_COLUMNS)}   ${show(low)} to ${show(high)}`;
}
