import type { Calibration } from "../calibration.ts";
import { computeKernelSpread } from "./kernel-summary.ts";
import { readProcessorTimes } from "./machine.ts";
import { isWithinTolerance } from "./model-comparison.ts";

type Checks = Calibration["checks"];

/** Rounds of a kernel that differ by more than this make the machine too noisy to trust. */
export const steadySpread = 1.1;

/** What a run says about its own worth, from its results. */
export function computeChecks(
  { kernels, models }: Pick<Calibration, "kernels" | "models">,
  { bestFlopsPerSecond, othersProcessorShare }: { bestFlopsPerSecond: number; othersProcessorShare: number },
): Checks {
  const spreads = kernels.map((kernel) => ({ name: kernel.name, spread: computeKernelSpread(kernel) }));
  const unsteady = spreads.filter(({ spread }) => spread > steadySpread);
  const products = kernels.filter(({ name }) => name === "gemm-fp32").map((kernel) => kernel.flopsPerSecond.median);
  const good = models.filter(isWithinTolerance).length;
  return {
    gemmShareOfBest: Math.max(...products) / bestFlopsPerSecond,
    worstRoundSpread: Math.max(...spreads.map(({ spread }) => spread)),
    unsteadyKernels: [...new Set(unsteady.map(({ name }) => name))],
    othersProcessorShare,
    verdict: unsteady.length === 0 ? "steady" : "too noisy",
    modelsWithinTolerance: models.length === 0 ? null : good / models.length,
  };
}

/** Starts to watch what other programs take of the processors; the function returned tells their share since. */
export function watchOthers(): () => number {
  const before = readProcessorTimes();
  const usage = process.cpuUsage();
  return () => {
    const after = readProcessorTimes();
    const { user, system } = process.cpuUsage(usage);
    const others = after.busy - before.busy - (user + system) / 1000;
    return Math.min(1, Math.max(0, others / (after.total - before.total || 1)));
  };
}
