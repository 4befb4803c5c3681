import { KernelError } from "../kernel-error.ts";
import type { CalibrationMessage } from "../run-calibration.ts";
import { type CalibrationRequest, measureCalibration } from "./measure-calibration.ts";

/** Measures what its argument asks for, and tells its parent. Run as a process by `runCalibration`. */
process.once("disconnect", () => process.exit(0));
const request = JSON.parse(process.argv[2] ?? "{}") as CalibrationRequest;

try {
  const calibration = await measureCalibration(request, (progress) => {
    process.send?.({ kind: "progress", progress } satisfies CalibrationMessage);
  });
  endWith({ kind: "done", calibration });
} catch (error) {
  endWith(describeFailure(error));
}

/** A fault of the user's keeps its parts on the way; anything else is ours. */
function describeFailure(error: unknown): CalibrationMessage {
  if (error instanceof KernelError) {
    const { where, found, expected, cure } = error;
    return { kind: "refused", fault: { where, found, expected, cure } };
  }
  return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** Leaves once the message is out. */
function endWith(message: CalibrationMessage): void {
  process.send?.(message, () => process.exit(0));
}
