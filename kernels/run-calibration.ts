import { fork } from "node:child_process";
import type { Calibration } from "./calibration.ts";
import { findExecutionProvider } from "./execution-providers.ts";
import { KernelError, type KernelFault } from "./kernel-error.ts";
import type { CalibrationMode } from "./measuring/calibration-plan.ts";
import type { CalibrationProgress } from "./measuring/calibration-progress.ts";
import type { CalibrationRequest } from "./measuring/measure-calibration.ts";
import type { ModelRequest } from "./operators/model-input.ts";

/** What the process that measures tells the one that waits. */
export type CalibrationMessage =
  | { readonly kind: "progress"; readonly progress: CalibrationProgress }
  | { readonly kind: "done"; readonly calibration: Calibration }
  | { readonly kind: "refused"; readonly fault: KernelFault }
  | { readonly kind: "failed"; readonly message: string };

export interface CalibrationOptions {
  readonly mode: CalibrationMode;
  /** Threads that one operator may use; 1 is the steadiest. */
  readonly threads: number;
  /** Execution provider, as `findExecutionProviders` names it. */
  readonly provider: string;
  /** Models of the user's own to predict and measure as well; a full calibration only. */
  readonly models?: readonly ModelRequest[];
  readonly onProgress: (progress: CalibrationProgress) => void;
  /** The date that the calibration bears. */
  readonly now: Date;
}

/**
 * Runs a calibration in a process of its own: onnxruntime blocks the thread that calls it, and a driver that crashes
 * takes only that process down.
 *
 * @throws KernelError where the provider is not available here, threads is not a whole number >= 1, or a model cannot
 * be opened or has an operator of no class
 */
export async function runCalibration(options: CalibrationOptions): Promise<Calibration> {
  const { mode, threads, provider, models = [], onProgress, now } = options;
  await checkOptions(options);
  const request: CalibrationRequest = { mode, threads, provider, models, date: now.toISOString() };
  const child = fork(new URL("./measuring/calibration-process.js", import.meta.url), [JSON.stringify(request)], {
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    child.on("message", (message: CalibrationMessage) => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "done") resolve(message.calibration);
      else if (message.kind === "refused") reject(new KernelError(message.fault));
      else reject(new Error(message.message));
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      reject(new Error(`the calibration's process ended early, with ${signal ?? `code ${code ?? "unknown"}`}`));
    });
  });
}

async function checkOptions({ mode, threads, provider, models = [] }: CalibrationOptions): Promise<void> {
  if (!Number.isSafeInteger(threads) || threads < 1 || threads > 1024) {
    const cure = "Choose as many threads as the machine has cores, or 1 for the steadiest figures.";
    throw new KernelError({ where: "threads", expected: "a whole number from 1 to 1024", found: `${threads}`, cure });
  }
  if (models.length > 0 && mode !== "full") {
    const cure = "Leave out --quick: latencies are predicted from operators that only a full calibration times.";
    throw new KernelError({ where: "--model", expected: "a full calibration", found: mode, cure });
  }
  const report = await findExecutionProvider(provider);
  if (!report.available) {
    const expected = `a machine that has the execution provider ${provider}`;
    const cure = "Choose another; `cpu` is always there.";
    throw new KernelError({ where: "provider", expected, found: report.reason, cure });
  }
}
