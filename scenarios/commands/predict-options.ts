import type { OwnershipTerms } from "../../hardware-models/cost-per-token.ts";
import type { Layout } from "../../hardware-models/serving-layout.ts";
import type { PredictRequest } from "../fit/predict-request.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { CommandArguments, OptionSpec } from "./command.ts";
import { readNumber } from "./read-number.ts";

export const predictOptions = {
  device: {
    type: "text",
    description:
      'Accelerator, as in "list accelerators" or as benchmarks spell it; or calibrated, the machine measured',
  },
  model: { type: "text", description: 'Model, as in "list models", or a benchmark\'s name such as llama2-70b' },
  input: { type: "text", description: "Tokens read for each request" },
  output: { type: "text", description: "Tokens written for each request" },
  chips: { type: "text", description: "Chips in the machine; by default 1" },
  precision: {
    type: "text",
    description: "fp32, fp16, fp8, int8, fp4 or int4; left out or empty, the device's fastest",
    mayBeEmpty: true,
  },
  layout: { type: "text", description: "replicas: copies at will; one-instance: one copy over all chips, up to 8" },
  beams: { type: "text", description: "Beams of the search; by default as the benchmark has them, else 1" },
  electricity: { type: "text", description: "Price of electricity, USD/kWh; by default 0.081" },
  pue: { type: "text", description: "Power of the building over power of the machine; by default 1.2" },
  life: { type: "text", description: "Life of the machine, years; by default 4" },
  busy: { type: "text", description: "Share of its life in which it serves, 0 to 1; by default 1" },
  capital: { type: "text", description: "Price of the machine over the price of its chips; by default 1.4" },
  price: {
    type: "text",
    description: "Price of one chip, or of the calibrated machine, USD; else list price or estimate",
  },
  calibration: {
    type: "text",
    description: 'File that "calibrate" wrote, for --device calibrated; by default the package\'s own',
  },
  fit: { type: "text", description: 'Parameters that "fit --out" wrote; by default those of the package' },
  json: { type: "flag", description: "Print one JSON object" },
} as const satisfies Record<string, OptionSpec>;

const termOptions: Readonly<Record<keyof OwnershipTerms, keyof typeof predictOptions>> = {
  electricityUsdPerKwh: "electricity",
  powerUsageEffectiveness: "pue",
  lifeYears: "life",
  busyShare: "busy",
  capitalFactor: "capital",
};

const priceOptions = { priceUsd: "price" } as const;
const countOptions = { inputTokens: "input", outputTokens: "output", chips: "chips", beams: "beams" } as const;
const layouts: readonly Layout[] = ["replicas", "one-instance"];

/** @throws ScenarioError where a name is missing, or a value cannot be read */
export function readPredictRequest(given: CommandArguments): PredictRequest {
  const { precision, layout, fit, calibration } = given.texts;
  return {
    device: readName(given, "device", "accelerators"),
    model: readName(given, "model", "models"),
    ...readNumbers(given, countOptions),
    ...(precision === undefined ? {} : { precision: checkName("precision", precision) }),
    ...(layout === undefined ? {} : { layout: parseLayout(layout) }),
    ...(fit === undefined ? {} : { utilisationPath: fit }),
    ...(calibration === undefined ? {} : { calibrationPath: calibration }),
    ...readNumbers(given, priceOptions),
    terms: readNumbers(given, termOptions),
  };
}

/** What the models call a figure, by the name of its option; undefined where it has none. */
export function findPredictOption(where: string): string | undefined {
  const byFigure: Readonly<Record<string, string>> = { ...termOptions, ...countOptions, ...priceOptions };
  const option = Object.hasOwn(byFigure, where) ? byFigure[where] : where;
  return option !== undefined && Object.hasOwn(predictOptions, option) ? option : undefined;
}

function readName({ texts }: CommandArguments, option: "device" | "model", topic: string): string {
  const text = texts[option];
  if (text !== undefined) return checkName(option, text);
  throw new ScenarioError({
    where: `--${option}`,
    expected: "a name",
    found: "nothing",
    cure: `See "proofground list ${topic}".`,
  });
}

/** Names end up in messages: they have to be of one line, and short. */
export function checkName(option: string, text: string): string {
  if (text.length <= 100 && !/\p{Cc}/u.test(text)) return text;
  throw new ScenarioError({
    where: `--${option}`,
    expected: "a name of at most 100 printable characters",
    found: renderFound(text),
  });
}

function readNumbers<Figure extends string>(
  given: CommandArguments,
  options: Readonly<Record<Figure, string>>,
): Partial<Record<Figure, number>> {
  const read = Object.entries<string>(options).map(([figure, option]) => [figure, readNumber(given, option)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Partial<Record<Figure, number>>;
}

function parseLayout(text: string): Layout {
  const layout = layouts.find((known) => known === text);
  if (layout !== undefined) return layout;
  throw new ScenarioError({ where: "--layout", expected: layouts.join(" or "), found: renderFound(text) });
}
