import { join } from "node:path";
import type { Calibration } from "../../kernels/calibration.ts";
import { KernelError } from "../../kernels/kernel-error.ts";
import type { CalibrationOptions } from "../../kernels/run-calibration.ts";
import { ScenarioError } from "../scenario-error.ts";
import { CALIBRATION_PAGE, listCalibrationFiles, writeCalibrationFolder } from "../store/calibration-folder.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { isColourWanted } from "./colour.ts";
import type { Command, CommandArguments, CommandIo } from "./command.ts";
import type { TerminalOptions } from "./perform-experiment.ts";
import { readCount } from "./read-number.ts";
import { startStepProgress } from "./step-progress.ts";

/** What `calibrate` is made of; measuring is passed in, so that onnxruntime loads only where it is used. */
export interface CalibrationParts {
  readonly runCalibration: (options: CalibrationOptions) => Promise<Calibration>;
  readonly renderCalibrationSummary: (calibration: Calibration, options: TerminalOptions) => string;
  readonly renderCalibrationPage: (calibration: Calibration, version: string) => string;
}

const DEFAULT_OUT = join("results", "calibration");

/** `calibrate`: times inference kernels and SHA-256d on this machine, against its own ceilings. */
export function createCalibrateCommand(parts: CalibrationParts): Command {
  return {
    name: "calibrate",
    summary: "Benchmark inference kernels and SHA-256d on this machine",
    positionals: [],
    options: {
      quick: { type: "flag", description: "One shape of each kernel: seconds instead of minutes" },
      threads: { type: "text", description: "Threads that one kernel may use; by default 1, the steadiest" },
      provider: { type: "text", description: "cpu, cuda, tensorrt, webgpu, dml or coreml; by default cpu" },
      out: { type: "text", description: `Folder to write; by default ${DEFAULT_OUT}` },
      json: { type: "flag", description: "Print the calibration as JSON, and nothing else" },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground calibrate --quick", "within 15 seconds"],
      ["proofground calibrate --threads 4 --out results/four-threads", "a careful one, within 5 minutes"],
    ],
    perform: (given, io) => performCalibration(given, io, parts),
  };
}

async function performCalibration(given: CommandArguments, io: CommandIo, parts: CalibrationParts): Promise<number> {
  const { flags, texts } = given;
  const threads = readCount(given, "threads", [1, 1024]) ?? 1;
  const out = texts["out"] ?? DEFAULT_OUT;
  const folder = checkOutFolder(out, listCalibrationFiles);
  const isQuiet = flags["quiet"] === true;
  const calibration = await measure(parts, isQuiet ? { ...io, isErrorTerminal: false } : io, {
    mode: flags["quick"] === true ? "quick" : "full",
    threads,
    provider: texts["provider"] ?? "cpu",
  });
  writeCalibrationFolder(folder, calibration, parts.renderCalibrationPage(calibration, getPackageVersion()));
  if (flags["json"] === true) io.writeOut(`${JSON.stringify(calibration)}\n`);
  else if (!isQuiet) {
    const summary = parts.renderCalibrationSummary(calibration, { width: io.columns, colour: isColourWanted(io) });
    io.writeOut(`${summary.trimEnd()}\n\nReport: ${join(out, CALIBRATION_PAGE)}\n`);
  }
  return 0;
}

async function measure(
  { runCalibration }: CalibrationParts,
  io: CommandIo,
  options: Pick<CalibrationOptions, "mode" | "threads" | "provider">,
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
    throw error instanceof KernelError ? new ScenarioError(nameOption(error)) : error;
  } finally {
    process.off("SIGINT", leave);
    progress.stop();
  }
}

/** Kernels know fields, not options. */
function nameOption({ where, expected, found, cure }: KernelError) {
  return { where: ["threads", "provider"].includes(where) ? `--${where}` : where, expected, found, cure };
}
