import { computeMedian } from "../fit/measured-rows.ts";
import { readTable } from "../fit/read-table.ts";
import type { NonceWork } from "../scenario.ts";

/** Minutes of the window in which the network counts nonces. @source gonka-ai/gonka proposals/multi-model-poc/data at fc3dddcf */
const WINDOW_MINUTES = 2.54;
const SECONDS_PER_MINUTE = 60;

/** What one GPU does on a model. */
export interface NonceRate {
  /** The network's name of the GPU. */
  readonly gpu: string;
  readonly noncesPerSecond: number;
  /** Output tokens a second that it serves of the same model; undefined where nobody measured it. */
  readonly tokensPerSecond: number | undefined;
  readonly source: string;
}

/**
 * Rates of every GPU that is known on the model: from the network's benchmarks, or the median of what the nodes of
 * epoch 403 showed, weight a GPU over the window's minutes.
 */
export function readNonceRates({ model, rates }: NonceWork): NonceRate[] {
  const tokens = new Map(
    readTable("gonka_token_rates.csv", ["gpu", "model", "output_tokens_per_second_per_gpu"])
      .filter((row) => row.model === model)
      .map((row) => [row.gpu, Number(row.output_tokens_per_second_per_gpu)]),
  );
  const found = rates === "observed" ? readObserved(model) : readBenchmarks(model, rates);
  return found.map((rate) => ({ ...rate, tokensPerSecond: tokens.get(rate.gpu) }));
}

function readBenchmarks(model: string, scheme: string): Omit<NonceRate, "tokensPerSecond">[] {
  const columns = ["gpu", "model", "scheme", "gpus_measured", "nonces_per_minute", "source"] as const;
  return readTable("gonka_nonce_rates.csv", columns)
    .filter((row) => row.model === model && row.scheme === scheme)
    .map((row) => ({
      gpu: row.gpu,
      noncesPerSecond: Number(row.nonces_per_minute) / Number(row.gpus_measured) / SECONDS_PER_MINUTE,
      source: row.source,
    }));
}

function readObserved(model: string): Omit<NonceRate, "tokensPerSecond">[] {
  const weights = new Map<string, number[]>();
  for (const row of readTable("gonka_epoch403_nodes.csv", ["gpu", "gpu_count", "model", "poc_weight"])) {
    if (!model.startsWith(row.model)) continue;
    const known = weights.get(row.gpu) ?? [];
    weights.set(row.gpu, [...known, Number(row.poc_weight) / Number(row.gpu_count)]);
  }
  return Array.from(weights, ([gpu, perGpu]) => ({
    gpu,
    noncesPerSecond: computeMedian(perGpu) / WINDOW_MINUTES / SECONDS_PER_MINUTE,
    source: `median of ${perGpu.length} nodes of epoch 403 of Gonka, gonka-ai/gonka at fc3dddcf`,
  }));
}
