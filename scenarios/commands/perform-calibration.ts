import { join } from "node:path";
import type { Calibration } from "../../kernels/calibration.ts";
import { KernelError } from "../../kernels/kernel-error.ts";
import type { ModelRequest } from "../../kernels/operators/model-input.ts";
import type { CalibrationOptions } from "../../kernels/run-calibration.ts";
import { ScenarioError } from "../scenario-error.ts";
import { CALIBRATION_PAGE, listCalibrationFiles, writeCalibrationFolder } from "../store/calibration-folder.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { DEFAULT_OUT } from "./calibrate-options.ts";
import { isColourWanted } from "./colour.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import type { TerminalOptions } from "./perform-experiment.ts";
import { readCount } from "./read-number.ts";
import { startStepProgress } from "./step-progress.ts";

/** What `calibrate` is made of; measuring is passed in, so that onnxruntime loads only where it is used. */
export interface CalibrationParts {
  readonly runCalibration: (options: CalibrationOptions) => Promise<Calibration>;
  readonly renderCalibrationSummary: (calibration: Calibration, options: TerminalOptions) => string;
  readonly renderCalibrationPage: (calibration: Calibration, version: string) => string;
}

/** Measures this machine, and writes and tells what it can do. */
export async function performCalibration(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<CalibrationParts>,
): Promise<number> {
  const { flags, texts } = given;
  const threads = readCount(given, "threads", [1, 1024]) ?? 1;
  const out = texts["out"] ?? DEFAULT_OUT;
  const folder = checkOutFolder(out, listCalibrationFiles);
  const isQuiet = flags["quiet"] === true;
  const parts = await loadParts();
  const calibration = await measure(parts, isQuiet ? { ...io, isErrorTerminal: false } : io, {
    mode: flags["quick"] === true ? "quick" : "full",
    threads,
    provider: texts["provider"] ?? "cpu",
    models: await readModels(given),
  });
  writeCalibrationFolder(folder, calibration, parts.renderCalibrationPage(calibration, getPackageVersion()));
  if (flags["json"] === true) io.writeOut(`${JSON.stringify(calibration)}\n`);
  else if (!isQuiet) {
    const summary = parts.renderCalibrationSummary(calibration, { width: io.columns, colour: isColourWanted(io) });
    io.writeOut(`${summary.trimEnd()}\n\nReport: ${join(out, CALIBRATION_PAGE)}\n`);
  }
  return 0;
}

/** The user's model with the shapes of its inputs; none where none is given. */
async function readModels({ texts, lists }: CommandArguments): Promise<ModelRequest[]> {
  const { model: path } = texts;
  const shapes = lists["input"] ?? [];
  if (path !== undefined) {
    const { parseInputShape } = await import("../../kernels/operators/model-input.ts");
    return [
      { path, inputShapes: Object.fromEntries(shapes.map((text) => parseOrRefuse(() => parseInputShape(text)))) },
    ];
  }
  if (shapes.length === 0) return [];
  throw new ScenarioError({
    where: "--input",
    expected: "a --model that it belongs to",
    found: "none",
    cure: "Name an ONNX file with --model.",
  });
}

async function measure(
  { runCalibration }: CalibrationParts,
  io: CommandIo,
  options: Pick<CalibrationOptions, "mode" | "threads" | "provider" | "models">,
): Promise<Calibration> {
  const progress = startStepProgress(io);
  // Nothing is on disk before the figures are complete, so leaving is all that an interrupt needs.
  const leave = () => {
    progress.stop();
    process.exit(130);
  };
  process.once("SIGINT", leave);
  try {
    return await runCalibration({
      ...options,
      now: new Date(),
      onProgress: ({ fraction, step }) => {
        progress.show(fraction, step);
      },
    });
  } catch (error) {
    throw tellFault(error);
  } finally {
    process.off("SIGINT", leave);
    progress.stop();
  }
}

function parseOrRefuse<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw tellFault(error);
  }
}

/** A fault of the user's under the name of its option: kernels know fields, not options. */
function tellFault(error: unknown): unknown {
  if (!(error instanceof KernelError)) return error;
  const { where, expected, found, cure } = error;
  const option = ["threads", "provider"].includes(where) ? `--${where}` : where;
  return new ScenarioError({ where: option, expected, found, cure });
}
