import * as ort from "onnxruntime-node";
import { type Calibration, calibrationSchemaName } from "../calibration.ts";
import { chooseClock } from "../clock.ts";
import { openEnergyMeter } from "../energy-meter.ts";
import { computeBandwidth, type MachineCeilings, measureCeilings } from "../machine-ceilings.ts";
import type { LatencyBasis } from "../model-latency.ts";
import { listModelNodes, type ModelFile } from "../operators/model-graph.ts";
import { type ModelRequest, prepareModel } from "../operators/model-input.ts";
import { classifyOperator } from "../operators/operator-class.ts";
import type { OperatorTiming } from "../operators/operator-timing.ts";
import type { SessionSettings } from "../session.ts";
import { computeChecks, watchOthers } from "./calibration-checks.ts";
import {
  type CalibrationMode,
  type CalibrationPlan,
  calibrationPlans,
  countSteps,
  listModels,
} from "./calibration-plan.ts";
import { type CalibrationProgress, createReporter } from "./calibration-progress.ts";
import { measureOverhead, type Overhead } from "./call-overhead.ts";
import { measureKernelRounds } from "./kernel-round.ts";
import { computePeaks, summariseKernel } from "./kernel-summary.ts";
import { measureLatencies } from "./latency-rounds.ts";
import { describeMachine } from "./machine.ts";
import { compareModel } from "./model-comparison.ts";
import { measureProofOfWork } from "./proof-of-work.ts";

/** What a calibration is asked to do. */
export interface CalibrationRequest {
  readonly mode: CalibrationMode;
  /** Threads that one operator may use. */
  readonly threads: number;
  readonly provider: string;
  /** Models of the user's own, predicted and measured besides the ones from npm; only a full calibration has any. */
  readonly models: readonly ModelRequest[];
  /** When it runs, ISO 8601 in UTC; passed in, as nothing here asks for the date. */
  readonly date: string;
}

/**
 * Runs a calibration in this process. `session.run` blocks the thread that calls it; a caller with anything else to do
 * uses `runCalibration`.
 */
export async function measureCalibration(
  { mode, date, models: requests, ...settings }: CalibrationRequest,
  onProgress: (progress: CalibrationProgress) => void,
): Promise<Calibration> {
  const start = performance.now();
  const getOthersShare = watchOthers();
  const plan: CalibrationPlan = calibrationPlans[mode];
  const files = [...listModels(plan), ...(await prepareModels(requests, settings))];
  const report = createReporter(countSteps(plan, files.length), onProgress);
  const meter = await openEnergyMeter(settings);
  const machine = describeMachine();

  const overhead = await report("call overhead", () => measureOverhead(settings, plan.budgetSeconds * 8));
  const ceilings = await measureCeilings(plan, settings, report);
  const callSeconds = overhead.call.median;
  const { rounds, failures } = await measureKernelRounds({ plan, settings, meter, callSeconds }, report);
  const hashing = { plan, meter, ceiling: ceilings.sha256Compressions };
  const proofOfWork: Calibration["proofOfWork"][number][] = [];
  for (const threads of new Set([1, machine.logicalProcessors])) {
    proofOfWork.push(await report(`sha256d, threads: ${threads}`, () => measureProofOfWork(threads, hashing)));
  }
  meter.close();
  const peaks = computePeaks(ceilings.peakRates, rounds);
  const limits = { ...ceilings, peaks, lastLevelCacheBytes: machine.lastLevelCacheBytes };
  const kernels = [...rounds].map(([subject, measured]) => summariseKernel(subject, measured, limits));
  const latencies = await measureLatencies(files, { plan, settings, report });
  const { operators } = latencies;
  const basis = createBasis({ overhead, ceilings, operators, flopsPerSecond: peaks.fp32 });
  const models = latencies.models.map((model) => compareModel(model, basis));
  const othersProcessorShare = getOthersShare();
  return {
    ...{
      schema: calibrationSchemaName,
      date,
      mode,
      ...settings,
      clock: chooseClock(settings).name,
      durationSeconds: (performance.now() - start) / 1000,
    },
    ...{ machine, versions: describeVersions(), overhead, ceilings },
    meter: { name: meter.name, covers: meter.covers, uncertainty: meter.uncertainty },
    kernels,
    failures: failures.map(({ subject: { name, shape }, reason }) => ({ name, shape, reason })),
    ...{ proofOfWork, operators, models },
    checks: computeChecks({ kernels, models }, { bestFlopsPerSecond: peaks.fp32, othersProcessorShare }),
  };
}

/** Opens the user's models and looks for operators of no class before minutes are spent on measuring. */
async function prepareModels(requests: readonly ModelRequest[], settings: SessionSettings): Promise<ModelFile[]> {
  const files: ModelFile[] = [];
  for (const request of requests) {
    const file = await prepareModel(request);
    for (const node of await listModelNodes(file, settings)) classifyOperator(file.name, node);
    files.push(file);
  }
  return files;
}

/** Latencies are measured against the peak of fp32 and the bandwidth beyond all caches. */
function createBasis(measured: {
  overhead: Overhead;
  ceilings: MachineCeilings;
  operators: readonly OperatorTiming[];
  flopsPerSecond: number;
}): LatencyBasis {
  const { overhead, ceilings, operators, flopsPerSecond } = measured;
  const bytesPerSecond = computeBandwidth(ceilings.bandwidth, Number.MAX_VALUE);
  const ceiling = { flopsPerSecond, bytesPerSecond };
  return { callSeconds: overhead.call.median, nodeSeconds: overhead.node.median, ceiling, operators };
}

function describeVersions(): Calibration["versions"] {
  const { node, openssl } = process.versions;
  return { node, onnxruntime: ort.env.versions.node ?? ort.env.versions.common, openssl };
}
