import type { Accelerator } from "./accelerator.ts";
import { resolveAccelerator } from "./accelerator-name.ts";
import { findWorkload, readEntryPrecision, type Workload } from "./benchmark-workload.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import { type LlmShape, resolveLlmShape } from "./llm-shape.ts";
import { chooseFastestPrecision, parsePrecision } from "./precision.ts";
import type { Layout, ServingMachine } from "./serving-layout.ts";
import type { ServingLoad } from "./serving-memory.ts";

/** What is asked: names as datasheets, benchmarks or the catalogue spell them. */
export interface ServingRequest {
  readonly device: string;
  readonly model: string;
  readonly precision?: string;
  readonly chips?: number;
  /** Left out, a benchmark's model name brings the mean lengths of its data set. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly beams?: number;
  readonly layout?: Layout;
}

/** Where names are looked up. */
export interface ServingNames {
  readonly accelerators: readonly Accelerator[];
  readonly shapes: readonly LlmShape[];
  readonly workloads: readonly Workload[];
  /** Models that the measured tables run as one instance over all chips. */
  readonly oneInstanceModels: readonly string[];
}

export interface ResolvedServing {
  readonly machine: ServingMachine;
  readonly load: ServingLoad;
  /** How names were understood and what was filled in. */
  readonly notes: readonly string[];
}

/**
 * Machine and load of a request.
 *
 * MLPerf's model names mean its workloads: replicas at will, lengths of its data set where none are given, and 8 or
 * 4 bits where its column says fp16 or nothing. Other models that the measured tables run as one instance over all
 * chips are taken so; the rest as replicas.
 *
 * @throws HardwareModelError for an unknown name, or a length that is neither given nor known
 */
export function resolveServingRequest(request: ServingRequest, names: ServingNames): ResolvedServing {
  const { accelerator, notes: deviceNotes } = resolveAccelerator(request.device, names.accelerators);
  const { workload, shape, load, notes: modelNotes } = resolveModelLoad(request, names);
  const { precision, note } = choosePrecision(request.precision ?? "", accelerator, workload);
  const chips = request.chips ?? 1;
  const isOneInstance = workload === undefined && names.oneInstanceModels.includes(shape.name);
  const layout = request.layout ?? (isOneInstance ? "one-instance" : "replicas");
  const notes = [
    ...deviceNotes.map((text) => `device "${request.device}": ${text}`),
    note,
    layout === "one-instance" && chips > 1
      ? "one instance over up to 8 chips, as it was measured; --layout replicas for smaller copies"
      : "",
    ...modelNotes,
  ];
  return {
    machine: { accelerator, shape, precision, chips, layout },
    load,
    notes: notes.filter((text) => text !== ""),
  };
}

/** What is served, whatever serves it. */
export interface ResolvedLoad {
  /** The benchmark whose name was given. */
  readonly workload: Workload | undefined;
  readonly shape: LlmShape;
  readonly load: ServingLoad;
  readonly notes: readonly string[];
}

/** @throws HardwareModelError for an unknown model, or a length that is neither given nor known */
export function resolveModelLoad(
  request: Omit<ServingRequest, "device">,
  names: Pick<ServingNames, "shapes" | "workloads">,
): ResolvedLoad {
  const workload = findWorkload(request.model, names.workloads);
  const shape = resolveLlmShape(workload?.shape ?? request.model, names.shapes);
  const sameShape = workload ?? names.workloads.find((one) => one.shape === shape.name);
  const load: ServingLoad = {
    inputTokens: request.inputTokens ?? workload?.load.inputTokens ?? refuseLength("input"),
    outputTokens: request.outputTokens ?? workload?.load.outputTokens ?? refuseLength("output"),
    beams: request.beams ?? sameShape?.load.beams ?? 1,
  };
  const notes = [
    shape.name === request.model ? "" : `model "${request.model}": read as the catalogue's "${shape.name}"`,
    request.beams === undefined && load.beams > 1
      ? `beam search of ${load.beams}, as MLPerf runs it; --beams 1 without`
      : "",
  ];
  return { workload, shape, load, notes: notes.filter((text) => text !== "") };
}

function choosePrecision(text: string, accelerator: Accelerator, workload: Workload | undefined) {
  const asked = parsePrecision(text);
  if (workload !== undefined) {
    const precision = readEntryPrecision(text, accelerator);
    const isOther = precision !== asked;
    return { precision, note: isOther ? `${precision}, as MLPerf's entries on such devices compute` : "" };
  }
  if (asked !== "fastest") return { precision: asked, note: "" };
  const precision = chooseFastestPrecision(accelerator);
  return { precision, note: `precision not given: ${precision}, the fastest that ${accelerator.name} multiplies` };
}

function refuseLength(where: string): never {
  throw new HardwareModelError({
    where,
    expected: "a number of tokens",
    found: "nothing",
    cure: "Only MLPerf's model names (llama2-70b, gptj-99, ...) bring lengths of their own.",
  });
}
