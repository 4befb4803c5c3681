import type { CalibratedMachine, MeasuredHashing } from "../../hardware-models/calibrated-machine.ts";
import type { Calibration } from "../../kernels/calibration.ts";
import { describeServing } from "./describe-serving.ts";

/**
 * A calibration in the terms of the models of hardware.
 *
 * @param file how messages and citations name the calibration
 */
export function describeCalibratedMachine(calibration: Calibration, file: string): CalibratedMachine {
  const { machine, meter, threads, mode, date, checks } = calibration;
  const source = `${file}, ${mode}, ${date.slice(0, 10)}, ${sayThreads(threads)}, ${checks.verdict}`;
  return {
    name: `${cleanProcessor(machine.processor)} (calibrated)`,
    memoryBytes: machine.memoryBytes,
    logicalProcessors: machine.logicalProcessors,
    memoryBytesPerSecond: getMemoryRate(calibration),
    hashing: describeHashing(calibration, source),
    serving: {
      fp32: describeServing(calibration, "fp32"),
      int8: describeServing(calibration, "int8"),
      int4: describeServing(calibration, "int4"),
    },
    wattsUncertainty: meter.uncertainty,
    meter: `${meter.name}: ${meter.covers}`,
    source,
  };
}

function sayThreads(threads: number): string {
  return threads === 1 ? "1 thread" : `${threads} threads`;
}

/** "Intel(R) Xeon(R) Processor" -> "Intel Xeon Processor"; names end up on one line of tables and messages. */
function cleanProcessor(processor: string): string {
  const name = processor.replaceAll(/\((R|TM|C)\)/gi, "").replaceAll(/[\p{Cc}\s]+/gu, " ");
  return name.trim().slice(0, 80) || "this machine";
}

/** The better of the two ways to move bytes, at the largest working set: what caches cannot help. */
function getMemoryRate({ ceilings }: Calibration): number {
  const largest = ceilings.bandwidth.reduce((one, other) =>
    other.workingSetBytes > one.workingSetBytes ? other : one,
  );
  return Math.max(largest.copy.median, largest.onnxruntime.median);
}

/** The fastest number of threads; a tie within a hundredth goes to the one with fewer watts. */
function describeHashing({ proofOfWork }: Calibration, source: string): MeasuredHashing {
  const most = Math.max(...proofOfWork.map(({ hashesPerSecond }) => hashesPerSecond.median));
  const fast = proofOfWork.filter(({ hashesPerSecond }) => hashesPerSecond.median >= 0.99 * most);
  const best = fast.reduce((one, other) => (other.watts.median < one.watts.median ? other : one));
  return {
    hashesPerSecond: best.hashesPerSecond.median,
    watts: best.watts.median,
    source: `measured: ${source}; ${best.implementation} on ${sayThreads(best.threads)}`,
  };
}
