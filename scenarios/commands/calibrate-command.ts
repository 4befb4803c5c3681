import { calibrateOptions } from "./calibrate-options.ts";
import type { Command, LoadParts } from "./command.ts";
import type { CalibrationParts } from "./perform-calibration.ts";

/** `calibrate`: times inference kernels and SHA-256d on this machine, against its own ceilings. */
export function createCalibrateCommand(loadParts: LoadParts<CalibrationParts>): Command {
  return {
    name: "calibrate",
    summary: "Benchmark inference kernels and SHA-256d on this machine",
    positionals: [],
    options: calibrateOptions,
    examples: [
      ["proofground calibrate --quick", "within 15 seconds"],
      ["proofground calibrate --threads 4 --out results/four-threads", "a careful one, within 5 minutes"],
    ],
    perform: async (given, io) => (await import("./perform-calibration.ts")).performCalibration(given, io, loadParts),
  };
}
