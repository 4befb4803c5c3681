import type { OptionSpec } from "./command.ts";
import { threadsOption } from "./run-options.ts";

export const DEFAULT_REPLICATIONS = 5;

export const claimsOptions = {
  all: { type: "flag", description: "Judge every claim, as without a number" },
  replications: {
    type: "text",
    description: `Runs of each simulation; by default ${DEFAULT_REPLICATIONS}. With 1 nothing simulated has an interval`,
  },
  seed: { type: "text", description: "Seed of all luck; equal seeds give equal results" },
  threads: threadsOption,
  out: { type: "text", description: "Folder to write claims.html, claims.csv and claims.json to" },
  json: { type: "flag", description: "Print one JSON object, and nothing else" },
} as const satisfies Record<string, OptionSpec>;
