import type { Command, LoadParts } from "./command.ts";
import type { ExperimentParts } from "./perform-experiment.ts";
import { runOptions, scenarioPositional } from "./run-options.ts";

/** `run`: one scheme of a scenario. */
export function createRunCommand(loadParts: LoadParts<ExperimentParts>): Command {
  return {
    name: "run",
    summary: "Simulate one scheme of a scenario and write its run folder",
    positionals: [scenarioPositional],
    options: {
      ...runOptions,
      scheme: { type: "text", description: "Scheme to run; by default the scenario's first" },
    },
    examples: [
      ["proofground run tiny --out results/tiny", "run the first scheme of a preset"],
      ["proofground run tiny --set miners[0].count=12 --seed 2", "change the scenario on the way"],
      ["proofground run results/tiny/manifest.json --out results/again", "make an earlier run's bytes again"],
    ],
    perform: async (given, io) => {
      const { scheme } = given.texts as { readonly scheme?: string };
      const { performExperiment } = await import("./perform-experiment.ts");
      const choice = { kind: "run", schemes: scheme === undefined ? [] : [scheme] } as const;
      return performExperiment(choice, given, { loadParts, io });
    },
  };
}
