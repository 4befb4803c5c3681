import type { FittedHardware } from "../../hardware-models/fitted-hardware.ts";
import { predictServing } from "../../hardware-models/predict-serving.ts";
import { resolveServingRequest } from "../../hardware-models/serving-request.ts";
import type { HardwareLibrary } from "../fit/hardware-library.ts";
import type { NonceRate } from "./nonce-rates.ts";

/** The GPU that all others are told relative to. */
const REFERENCE = "H200";

/** Shapes in the catalogue for the models whose tokens were measured. @source assumption: M2.7 has the shape of M2.5 */
const shapes: Readonly<Record<string, string>> = { "MiniMax-M2.7": "MiniMax-M2.5" };

/** The requests with which tokens were measured, on machines as the network runs them. @source GONKA-README.md */
const load = { precision: "fp8", inputTokens: 542, outputTokens: 300, chips: 8 } as const;

/** What predictions of tokens rest on. */
export interface TokenSources {
  readonly library: HardwareLibrary;
  readonly fitted: FittedHardware;
  /** Names in the catalogue by the network's names of GPUs. */
  readonly names: ReadonlyMap<string, string>;
}

/** An estimate for a GPU beside what was measured, where it was. */
export interface TokenEstimate {
  readonly gpu: string;
  readonly measured: number | undefined;
  /** [tokens/s] of one GPU */
  readonly estimated: number;
}

/**
 * Output tokens a second of one GPU, measured or not: what the H200 was measured at x predicted rate of the GPU over
 * that of the H200, both as machines of eight at full load. Empty for a model whose shape the catalogue has not.
 */
export function estimateTokens(model: string, rates: readonly NonceRate[], sources: TokenSources): TokenEstimate[] {
  const shape = shapes[model];
  const reference = rates.find(({ gpu }) => gpu === REFERENCE)?.tokensPerSecond;
  if (shape === undefined || reference === undefined) return [];
  const ofReference = predictTokens(REFERENCE, shape, sources);
  return rates.map(({ gpu, tokensPerSecond }) => ({
    gpu,
    measured: tokensPerSecond,
    estimated: (reference * predictTokens(gpu, shape, sources)) / ofReference,
  }));
}

function predictTokens(gpu: string, model: string, { library, fitted, names }: TokenSources): number {
  const request = { ...load, device: names.get(gpu) ?? gpu, model };
  const { machine, load: resolved } = resolveServingRequest(request, {
    ...library,
    oneInstanceModels: fitted.oneInstanceModels,
  });
  return predictServing(machine, resolved, { fitted, catalogue: library.accelerators }).tokensPerSecond.value;
}
