import { join } from "node:path";
import type { OptionSpec } from "./command.ts";

export const DEFAULT_OUT = join("results", "calibration");

export const calibrateOptions = {
  quick: { type: "flag", description: "One shape of each kernel: seconds instead of minutes" },
  threads: { type: "text", description: "Threads that one kernel may use; by default 1, the steadiest" },
  provider: { type: "text", description: "cpu, cuda, tensorrt, webgpu, dml or coreml; by default cpu" },
  model: { type: "text", description: "An ONNX model of yours, whose latency is predicted and measured as well" },
  input: {
    type: "list",
    description: "Shape of an input that the model leaves open, as x=1x3x640x640; may be repeated",
  },
  out: { type: "text", description: `Folder to write; by default ${DEFAULT_OUT}` },
  json: { type: "flag", description: "Print the calibration as JSON, and nothing else" },
  quiet: { type: "flag", description: "Print nothing" },
} as const satisfies Record<string, OptionSpec>;
