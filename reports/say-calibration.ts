import type { Calibration } from "../kernels/calibration.ts";
import { formatQuantity } from "./number-format.ts";

/** The machine in three sentences: what it does at most, what hashing it does, and whether to trust the run. */
export function sayCalibration({ threads, ceilings, proofOfWork, checks }: Calibration): string[] {
  const peaks = ceilings.peakRates.map(
    ({ precision, flopsPerSecond }) => `${formatQuantity(flopsPerSecond.median, "FLOP/s")} in ${precision}`,
  );
  const memory = ceilings.bandwidth.reduce((large, level) =>
    level.workingSetBytes > large.workingSetBytes ? level : large,
  );
  const bytesPerSecond = Math.max(memory.copy.median, memory.onnxruntime.median);
  const hashing = proofOfWork.reduce((best, one) =>
    one.hashesPerSecond.median > best.hashesPerSecond.median ? one : best,
  );
  const others = formatQuantity(checks.othersProcessorShare, "share");
  return [
    `With ${sayThreads(threads)} it does at most ${joinList(peaks)}, and moves ${formatQuantity(bytesPerSecond, "B/s")} to and from memory.`,
    `It makes ${formatQuantity(hashing.hashesPerSecond.median, "H/s")} of SHA-256d on ${sayThreads(hashing.threads)}.`,
    checks.verdict === "steady"
      ? `The run was steady: no kernel's rounds differ by more than a factor of ${checks.worstRoundSpread.toFixed(2)}.`
      : `The machine was too noisy for exact figures: rounds of one kernel differ by up to a factor of ${checks.worstRoundSpread.toFixed(2)}, and other programs took ${others} of the processor. Measure again when it is idle.`,
  ];
}

function sayThreads(threads: number): string {
  return threads === 1 ? "one thread" : `${threads} threads`;
}

function joinList(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
