import type { FitReport } from "../../scenarios/fit/fit-report.ts";
import type { ErrorSummary, ParameterEstimate } from "../../scenarios/fit/held-out-error.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** What a fit found: errors in sample and held out, parameters with their intervals, and where it fails. */
export function renderFit(report: FitReport): string {
  const { serving, samples, power } = report;
  const blocks = [
    ["Error of predictions, as a factor: geometric mean of how far off, and which way on average."],
    renderTextTable(errorColumns, listErrors(report)),
    ["Parameters with 90 % intervals, from leaving out one accelerator after the other."],
    renderTextTable(parameterColumns, [
      ...listParameters("serving", serving.estimates),
      ...listParameters("samples", samples.estimates),
      ...listParameters("power", power.estimates),
    ]),
    ["Where it fails:", ...report.failures.map((text) => `- ${text}`)],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const errorColumns: readonly TextColumn[] = [
  { title: "what", align: "left" },
  { title: "held out", align: "left" },
  { title: "rows", align: "right" },
  { title: "off by", align: "right" },
  { title: "bias", align: "right" },
  { title: "in 90 % interval", align: "right" },
];

const parameterColumns: readonly TextColumn[] = [
  { title: "parameter", align: "left" },
  { title: "value", align: "right" },
  { title: "low", align: "right" },
  { title: "high", align: "right" },
];

const classTitles = { dense: "LLM, dense", moe: "LLM, mixture of experts" } as const;
const foldTitles = {
  accelerator: "an accelerator",
  model: "a model",
  pair: "a pair of both",
  both: "accelerator and model",
} as const;

function listErrors({ serving, samples, power }: FitReport): string[][] {
  const classes = ["dense", "moe"] as const;
  const folds = ["accelerator", "model", "pair", "both"] as const;
  return [
    ...classes.map((name) => renderError(classTitles[name], "nothing", serving.inSample[name])),
    ...folds.flatMap((fold) =>
      classes.map((name) => {
        const { byClass, coverage } = serving.heldOut[fold];
        return renderError(classTitles[name], foldTitles[fold], byClass[name], coverage[name]);
      }),
    ),
    renderError("CNN and encoder", "nothing", samples.inSample),
    renderError("CNN", foldTitles.accelerator, samples.leaveOneAcceleratorOutByClass.cnn),
    renderError("encoder", foldTitles.accelerator, samples.leaveOneAcceleratorOutByClass.encoder),
    renderError("CNN and encoder", foldTitles.accelerator, samples.leaveOneAcceleratorOut, samples.coverage),
    renderError("watts", "nothing", power.inSample),
    renderError("watts", foldTitles.accelerator, power.leaveOneAcceleratorOut, power.coverage),
  ];
}

function renderError(
  title: string,
  heldOut: string,
  { rows, geometricMeanError, bias }: ErrorSummary,
  coverage?: number,
): string[] {
  const factors = [geometricMeanError, bias].map((factor) => `x${factor.toFixed(2)}`);
  return [title, heldOut, String(rows), ...factors, coverage === undefined ? "" : `${(100 * coverage).toFixed(0)} %`];
}

function listParameters(side: string, estimates: Readonly<Record<string, ParameterEstimate>>): string[][] {
  return Object.entries(estimates).map(([name, { value, low, high }]) => [
    `${side}.${name}`,
    ...[value, low, high].map((figure) => String(Number(figure.toPrecision(3)))),
  ]);
}
