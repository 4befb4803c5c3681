import * as ort from "onnxruntime-node";
import { type Clock, chooseClock } from "./clock.ts";
import type { TensorValue } from "./tensor-value.ts";

export interface SessionSettings {
  /** Threads that one operator may use. */
  readonly threads: number;
  /** Execution provider, as onnxruntime names it: "cpu", "cuda", "webgpu", "dml", "coreml". */
  readonly provider: string;
}

export type Feeds = Readonly<Record<string, ort.Tensor>>;

/**
 * onnxruntime's settings for a measurement. Threads do not spin between runs: several sessions are open at once, and
 * idle ones would take time and watts from the one that is measured. Off the CPU, an operator that the provider lacks
 * is an error, not a silent step back to the CPU.
 */
export function describeSession(settings: SessionSettings): ort.InferenceSession.SessionOptions {
  const session = { intra_op: { allow_spinning: "0" } };
  const fallback = settings.provider === "cpu" ? {} : { disable_cpu_ep_fallback: "1" };
  return {
    executionProviders: [settings.provider],
    intraOpNumThreads: settings.threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
    logSeverityLevel: 4,
    extra: { session: { ...session, ...fallback } },
  };
}

/** A model that is ready to run, with its inputs, and the clock that suits its settings. */
export interface OpenModel {
  readonly clock: Clock;
  readonly run: () => Promise<ort.InferenceSession.OnnxValueMapType>;
  readonly close: () => Promise<void>;
}

/** Opens a model, given as its bytes or as the path of its file. */
export async function openModel(
  model: Uint8Array | string,
  inputs: Readonly<Record<string, TensorValue>>,
  settings: SessionSettings,
): Promise<OpenModel> {
  const options = describeSession(settings);
  const session = await (typeof model === "string"
    ? ort.InferenceSession.create(model, options)
    : ort.InferenceSession.create(model, options));
  const feeds = createFeeds(inputs);
  return { clock: chooseClock(settings), run: () => session.run(feeds), close: () => session.release() };
}

export function createFeeds(values: Readonly<Record<string, TensorValue>>): Feeds {
  const entries = Object.entries(values).map(([name, value]) => [name, createTensor(value)] as const);
  return Object.fromEntries(entries);
}

function createTensor({ type, data, dims }: TensorValue): ort.Tensor {
  return new ort.Tensor(type, data as Float32Array, [...dims]);
}
