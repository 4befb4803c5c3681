import { computeRoundSpread } from "../benchmark.ts";
import type { Calibration } from "../calibration.ts";
import { computeFigure, computeMedian, computeRoundsFigure, type Figure, mapFigure } from "../figure.ts";
import type { Precision } from "../kernel.ts";
import { type BandwidthLevel, computeBandwidth, type PeakRate } from "../machine-ceilings.ts";
import { computeRooflineSeconds } from "../operators/operator-cost.ts";
import type { Subject } from "./calibration-plan.ts";
import type { KernelRound } from "./kernel-round.ts";

type KernelResult = Calibration["kernels"][number];

/** What kernels are measured against. */
export interface Limits {
  readonly bandwidth: readonly BandwidthLevel[];
  readonly lastLevelCacheBytes: number | null;
  /** The fastest that any graph of the run was, by precision. */
  readonly peaks: Readonly<Record<Precision, number>>;
}

/** The peak of a precision: the fastest product tried, or a kernel that was faster yet. */
export function computePeaks(
  peakRates: readonly PeakRate[],
  rounds: ReadonlyMap<Subject, readonly KernelRound[]>,
): Record<Precision, number> {
  const peaks: Record<Precision, number> = { fp32: 0, fp16: 0, int8: 0, int4: 0 };
  const raise = (precision: Precision, rate: number) => {
    peaks[precision] = Math.max(peaks[precision], rate);
  };
  for (const { precision, flopsPerSecond } of peakRates) raise(precision, flopsPerSecond.median);
  for (const [{ kernel, shape }, measured] of rounds) {
    raise(kernel.precision, kernel.countFlops(shape) / summariseSeconds(measured).median);
  }
  return peaks;
}

/** A kernel's rounds as figures, and as a fraction of the roofline. */
export function summariseKernel(
  { name, kernel, shape }: Subject,
  rounds: readonly KernelRound[],
  { bandwidth, lastLevelCacheBytes, peaks }: Limits,
): KernelResult {
  const cost = { flops: kernel.countFlops(shape), bytes: kernel.countBytes(shape) };
  const secondsPerRun = summariseSeconds(rounds);
  const perSecond = (unit: string, amount: number) => mapFigure(secondsPerRun, unit, (seconds) => amount / seconds);
  const units = kernel.countUnits(shape);
  const watts = computeFigure(
    rounds.map((round) => round.watts),
    "W",
  );
  const ceiling = {
    flopsPerSecond: peaks[kernel.precision],
    bytesPerSecond: computeBandwidth(bandwidth, cost.bytes),
  };
  const { title, precision, bound, unit } = kernel;
  return {
    ...{ name, title, precision, bound, unit, shape, ...cost },
    fitsCache: lastLevelCacheBytes === null ? null : cost.bytes <= lastLevelCacheBytes,
    secondsPerRun,
    unitsPerSecond: perSecond(`${unit}/s`, units),
    flopsPerSecond: perSecond("FLOP/s", cost.flops),
    bytesPerSecond: perSecond("B/s", cost.bytes),
    rooflineFraction: computeRooflineSeconds(cost, ceiling) / secondsPerRun.median,
    watts,
    joulesPerUnit: mapFigure(secondsPerRun, "J", (seconds) => (seconds * watts.median) / units),
    roundSeconds: rounds.map((round) => computeMedian(round.samples)),
  };
}

function summariseSeconds(rounds: readonly KernelRound[]): Figure {
  return computeRoundsFigure(
    rounds.map(({ samples }) => samples),
    "s",
  );
}

/** Largest over smallest median of a kernel's rounds. */
export function computeKernelSpread({ roundSeconds }: Pick<KernelResult, "roundSeconds">): number {
  return computeRoundSpread(roundSeconds.map((median) => [median]));
}
