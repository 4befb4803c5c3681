import { sampleRuns, warmUp } from "./benchmark.ts";
import { type Clock, chooseClock } from "./clock.ts";
import { computeFigure, type Figure, mapFigure } from "./figure.ts";
import { type Precision, precisions } from "./kernel.ts";
import { buildProduct, countProductFlops, type ProductShape } from "./matrix-product.ts";
import type { CalibrationPlan } from "./measuring/calibration-plan.ts";
import type { Reporter } from "./measuring/calibration-progress.ts";
import { measureSlopes, summariseOperator, type TimingPlan } from "./operators/operator-timing.ts";
import { probeStreaming } from "./operators/pass-probes.ts";
import { openModel, type SessionSettings } from "./session.ts";
import { measureCompressionCeiling } from "./sha256d-benchmark.ts";

/** How fast bytes move when they come and go within `workingSetBytes`. */
export interface BandwidthLevel {
  readonly workingSetBytes: number;
  /** One array copied onto another in JavaScript, on one thread; each byte counts as read and as written. */
  readonly copy: Figure;
  /** A scaling and a sum of arrays in onnxruntime, on the calibration's threads. */
  readonly onnxruntime: Figure;
}

/** The fastest product of one precision among a few shapes. */
export interface PeakRate {
  readonly precision: Precision;
  readonly shape: ProductShape;
  readonly flopsPerSecond: Figure;
}

/** The most that the machine does, by its own showing. */
export interface MachineCeilings {
  readonly bandwidth: readonly BandwidthLevel[];
  readonly peakRates: readonly PeakRate[];
  readonly sha256Compressions: Figure;
}

export async function measureCeilings(
  plan: CalibrationPlan,
  settings: SessionSettings,
  report: Reporter,
): Promise<MachineCeilings> {
  const bandwidth: BandwidthLevel[] = [];
  for (const bytes of plan.workingSets) {
    const step = `bandwidth within ${bytes / 2 ** 10} KiB`;
    const timing = { rounds: plan.bandwidthRounds, budgetSeconds: plan.budgetSeconds / 5 };
    bandwidth.push(await report(step, () => measureBandwidth(bytes, settings, timing)));
  }
  const peakRates: PeakRate[] = [];
  for (const precision of precisions) {
    const budgetSeconds = plan.budgetSeconds;
    const step = `peak rate in ${precision}`;
    peakRates.push(
      await report(step, () => measurePeakRate(precision, { shapes: plan.peakShapes, settings, budgetSeconds })),
    );
  }
  return { bandwidth, peakRates, sha256Compressions: measureCompressionCeiling(plan.hashSlices) };
}

async function measureBandwidth(
  workingSetBytes: number,
  settings: SessionSettings,
  plan: TimingPlan,
): Promise<BandwidthLevel> {
  // A link of the chain holds its input and its result.
  const probe = probeStreaming(workingSetBytes / 8);
  const { seconds } = summariseOperator(probe, await measureSlopes(probe, settings, plan));
  const toRate = (link: number) => probe.cost.bytes / link;
  return {
    workingSetBytes,
    copy: measureCopy(workingSetBytes / 2, chooseClock(settings), plan.rounds * plan.budgetSeconds),
    onnxruntime: mapFigure(seconds, "B/s", toRate),
  };
}

/** The better of the two ways to move bytes. */
function getBytesPerSecond({ copy, onnxruntime }: BandwidthLevel): number {
  return Math.max(copy.median, onnxruntime.median);
}

/**
 * Bandwidth at a working set: between two measured levels on a straight line in logarithms, outside them the nearest.
 */
export function computeBandwidth(levels: readonly BandwidthLevel[], workingSetBytes: number): number {
  const sorted = [...levels].sort((a, b) => a.workingSetBytes - b.workingSetBytes);
  const upper = sorted.findIndex((level) => level.workingSetBytes >= workingSetBytes);
  const right = sorted[upper] ?? sorted.at(-1);
  const left = sorted[upper - 1] ?? right;
  if (!left || !right) throw new RangeError("no bandwidth was measured");
  if (left === right || upper === -1) return getBytesPerSecond(right);
  const share =
    Math.log(workingSetBytes / left.workingSetBytes) / Math.log(right.workingSetBytes / left.workingSetBytes);
  return getBytesPerSecond(left) * (getBytesPerSecond(right) / getBytesPerSecond(left)) ** share;
}

/** Tries the shapes one after the other, and keeps the fastest. */
async function measurePeakRate(
  precision: Precision,
  {
    shapes,
    settings,
    budgetSeconds,
  }: { shapes: readonly ProductShape[]; settings: SessionSettings; budgetSeconds: number },
): Promise<PeakRate> {
  const tried: PeakRate[] = [];
  for (const shape of shapes) {
    const { graph, feeds } = buildProduct(precision, shape);
    const model = await openModel(graph.encodeForTiming(), feeds, settings);
    await warmUp(model, budgetSeconds / 5);
    const samples = await sampleRuns(model, { precision: 0.01, budgetSeconds, minRepetitions: 5 });
    await model.close();
    const toRate = (seconds: number) => countProductFlops(shape) / seconds;
    tried.push({ precision, shape, flopsPerSecond: mapFigure(computeFigure(samples, "s"), "FLOP/s", toRate) });
  }
  return tried.reduce((best, next) => (next.flopsPerSecond.median > best.flopsPerSecond.median ? next : best));
}

/** Bytes that a sample copies at least, so that it is long enough for the clock. */
const bytesPerSample = 2 ** 24;

function measureCopy(bytes: number, clock: Clock, budgetSeconds: number): Figure {
  const source = new Float64Array(bytes / 8).fill(1);
  const target = new Float64Array(bytes / 8);
  target.set(source);
  const rates: number[] = [];
  const end = performance.now() + budgetSeconds * 1000;
  const copies = Math.ceil(bytesPerSample / bytes);
  do {
    const start = clock.now();
    for (let copy = 0; copy < copies; copy++) target.set(source);
    rates.push((2 * bytes * copies) / (clock.now() - start));
  } while (performance.now() < end || rates.length < 5);
  return computeFigure(rates, "B/s");
}
