import { sampleWorkloads } from "../../hardware-models/sample-inference.ts";
import { readHardwareLibrary } from "../fit/hardware-library.ts";
import type { Listing } from "./listing.ts";

/** Models that `predict` knows, and benchmarks' names that bring lengths of their own. */
export function listModels(): Listing {
  const { shapes, workloads } = readHardwareLibrary();
  return {
    columns: ["name", "kind", "parameters", "active", "context_tokens", "input_tokens", "output_tokens", "source"],
    rows: [
      ...shapes.map(({ name, kind, parameters, activeParameters, contextTokens, source }) => [
        ...[name, kind, Number(parameters.toPrecision(6)), Number(activeParameters.toPrecision(6)), contextTokens],
        ...[null, null, source],
      ]),
      ...workloads.map(({ name, shape, load, source }) => [
        ...[name, `MLPerf's ${shape}`, null, null, null],
        ...[load.inputTokens, load.outputTokens, source],
      ]),
      ...sampleWorkloads.map((workload) => [
        workload.name,
        workload.class,
        null,
        null,
        null,
        null,
        null,
        workload.source,
      ]),
    ],
  };
}
