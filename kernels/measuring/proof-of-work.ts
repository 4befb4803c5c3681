import type { Calibration } from "../calibration.ts";
import type { EnergyMeter } from "../energy/energy-reading.ts";
import { computeFigure, type Figure, mapFigure } from "../figure.ts";
import { compressionsPerHash, describeSha256 } from "../sha256d.ts";
import { sampleHashing } from "../sha256d-benchmark.ts";
import type { CalibrationPlan } from "./calibration-plan.ts";

type ProofOfWorkResult = Calibration["proofOfWork"][number];

/** Long enough that starting and stopping the threads does not count. */
const sliceSeconds = 0.05;

/** Double hashes a second of `threads` threads, with the power that they take. */
export async function measureProofOfWork(
  threads: number,
  { plan, meter, ceiling }: { plan: CalibrationPlan; meter: EnergyMeter; ceiling: Figure },
): Promise<ProofOfWorkResult> {
  meter.begin();
  const slices = await sampleHashing({ threads, slices: plan.hashSlices, sliceSeconds });
  const { joules, seconds } = meter.end({
    processorSeconds: slices.reduce((sum, slice) => sum + slice.processorSeconds, 0),
    seconds: slices.reduce((sum, slice) => sum + slice.seconds, 0),
  });
  const rates = slices.map((slice) => slice.hashesPerSecond);
  const hashesPerSecond = computeFigure(rates, "H/s");
  const watts = joules / seconds;
  return {
    name: "sha256d",
    implementation: describeSha256(),
    threads,
    hashesPerSecond,
    rooflineFraction: (hashesPerSecond.median * compressionsPerHash) / (ceiling.median * threads),
    watts: computeFigure([watts], "W"),
    joulesPerHash: mapFigure(hashesPerSecond, "J", (rate) => watts / rate),
  };
}
