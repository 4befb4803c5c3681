import type { OptionSpec } from "./command.ts";

/** Options of commands that compare what a study found at its points. */
export const candidateOptions = {
  metric: { type: "text", description: "Metric to look at; needed" },
  scheme: { type: "text", description: "Only this scheme; by default all" },
  alpha: { type: "text", description: "What intervals leave out; by default 0.05, for 95 %" },
  csv: { type: "flag", description: "Print CSV" },
  json: { type: "flag", description: "Print JSON, and nothing else" },
} as const satisfies Record<string, OptionSpec>;
