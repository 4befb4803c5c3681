import type { CalibratedMachine } from "../../hardware-models/calibrated-machine.ts";

/** A calibration that results rest on: its text, so that it can be kept, and the machine that it describes. */
export interface UsedCalibration {
  readonly text: string;
  readonly sha256: string;
  readonly machine: CalibratedMachine;
}
