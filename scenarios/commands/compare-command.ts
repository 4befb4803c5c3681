import type { Command, LoadParts } from "./command.ts";
import type { ExperimentParts } from "./perform-experiment.ts";
import { runOptions, scenarioPositional } from "./run-options.ts";

/** `compare`: all schemes of a scenario on the same market with the same luck. */
export function createCompareCommand(loadParts: LoadParts<ExperimentParts>): Command {
  return {
    name: "compare",
    summary: "Simulate the schemes of a scenario on one market, with the same luck, and compare them",
    positionals: [scenarioPositional],
    options: {
      ...runOptions,
      schemes: { type: "text", description: "Schemes to compare, as a,b; the first is the baseline; by default all" },
    },
    examples: [
      ["proofground compare gpu-vs-asic --out results/gpu-vs-asic", "compare all schemes of a preset"],
      ["proofground compare tiny --tornado", "and tell which assumption would change the answer"],
      ["proofground compare tiny --schemes proof-of-stake,proof-of-work", "choose the schemes and the baseline"],
    ],
    perform: async (given, io) => {
      const { schemes } = given.texts as { readonly schemes?: string };
      const names = schemes === undefined ? [] : schemes.split(",").map((name) => name.trim());
      const { performExperiment } = await import("./perform-experiment.ts");
      return performExperiment({ kind: "compare", schemes: names }, given, { loadParts, io });
    },
  };
}
