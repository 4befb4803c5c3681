import type { FittedHardware } from "../../hardware-models/fitted-hardware.ts";
import type { FitReport } from "../fit/fit-report.ts";
import { runFit } from "../fit/run-fit.ts";
import { readUtilisationFile } from "../fit/utilisation-file.ts";
import { createFigure, type Statement } from "./statement.ts";

const DATA = "hardware-models/data: mlperf_measured.csv, llm_isl_osl_measured.csv, AI-README.md";

/** Geometric means of how far predictions may be off, by what the fit has not seen. */
const factors = { accelerator: 1.18, model: 1.2, pair: 1.19, both: 1.21, samples: 1.25, watts: 1.25 } as const;

/** Rows that intervals of 90 % hold at least, where the fit has not seen them. */
const LEAST_COVERAGE = 0.75;

const heldOutWords = {
  accelerator: "accelerators",
  model: "models",
  pair: "pairs of accelerator and model",
  both: "accelerators and models at once",
} as const;
type HeldOut = keyof typeof heldOutWords;
const heldOuts = Object.keys(heldOutWords) as HeldOut[];

const classWords = { dense: "dense models", moe: "mixtures of experts" } as const;
type ModelClass = keyof typeof classWords;
const modelClasses = Object.keys(classWords) as ModelClass[];

/** The fit of serving rates, samples and watts, made again, on accelerators and models that it was not shown. */
export function listInferenceStatements(): Statement[] {
  return describeInference(runFit(), readUtilisationFile());
}

/** @param committed what predictions read */
export function describeInference(
  { fitted, serving, samples, power }: FitReport,
  committed: FittedHardware,
): Statement[] {
  const { heldOut } = serving;
  return [
    createFigure({
      id: "inference/fit/file",
      topic: "frozen fit",
      stated: "The parameters that predictions read are those that the measured rows give: largest relative difference",
      expected: { kind: "at most", value: 1e-3 },
      found: computeLargestDifference(listNumbers(fitted), listNumbers(committed)),
      unit: "ratio",
      source: "hardware-models/data/utilisation.json",
    }),
    ...heldOuts.map((held) =>
      describeError(held, `Tokens a second on ${heldOutWords[held]} left out`, heldOut[held].all),
    ),
    describeError("samples", "Samples a second on accelerators left out", samples.leaveOneAcceleratorOut),
    describeError("watts", "Watts of accelerators left out", power.leaveOneAcceleratorOut),
    ...heldOuts.flatMap((held) =>
      modelClasses.map((kind) =>
        describeCoverage(
          `${held}-${kind}`,
          `Tokens a second of ${classWords[kind]} on ${heldOutWords[held]} left out`,
          heldOut[held].coverage[kind],
        ),
      ),
    ),
    describeCoverage("samples", "Samples a second on accelerators left out", samples.coverage),
    describeCoverage("watts", "Watts of accelerators left out", power.coverage),
  ];
}

/** Figures in the order in which they stand. */
function listNumbers(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listNumbers) : [];
}

function computeLargestDifference(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Number.NaN;
  return Math.max(...found.map((value, index) => Math.abs(value / expected[index]! - 1)));
}

function describeError(
  place: keyof typeof factors,
  what: string,
  { rows, geometricMeanError }: { readonly rows: number; readonly geometricMeanError: number },
): Statement {
  return createFigure({
    id: `inference/errors/${place}`,
    topic: "errors on what was left out",
    stated: `${what}: geometric mean of how far off, ${rows} rows`,
    expected: { kind: "at most", value: factors[place] },
    found: geometricMeanError,
    unit: "factor",
    source: DATA,
  });
}

function describeCoverage(place: string, what: string, found: number): Statement {
  return createFigure({
    id: `inference/intervals/${place}`,
    topic: "90 % intervals",
    stated: `${what}: rows in intervals of 90 % set without them`,
    expected: { kind: "between", low: LEAST_COVERAGE, high: 1 },
    found,
    unit: "share",
    source: DATA,
  });
}
