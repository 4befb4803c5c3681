import type { Command, LoadParts } from "./command.ts";
import { redisOption, threadsOption } from "./run-options.ts";
import type { StudyParts } from "./study-parts.ts";

/** `sensitivity`: which factors of a study drive its metrics. */
export function createSensitivityCommand(loadParts: LoadParts<StudyParts>): Command {
  return {
    name: "sensitivity",
    summary: "Find which factors of a study drive its metrics: Morris screening or Sobol indices",
    positionals: [
      { name: "study", description: "Path of a study file; its design is replaced by the method's sample" },
    ],
    options: {
      method: { type: "text", description: "morris (few runs, by default) or sobol (shares of variance)" },
      trajectories: { type: "text", description: "morris: walks through the factors; by default 20" },
      levels: { type: "text", description: "morris: values along each factor, an even number; by default 4" },
      size: { type: "text", description: "sobol: rows, a power of two, each of factors + 2 points; by default 256" },
      out: { type: "text", description: "Folder to write; by default results/NAME-METHOD" },
      resume: { type: "flag", description: "Go on with the study that the folder holds" },
      threads: threadsOption,
      redis: redisOption,
      json: { type: "flag", description: "Print the indices as JSON, and nothing else" },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground sensitivity study.yaml", "screen the factors"],
      ["proofground sensitivity study.yaml --method sobol --size 512", "share out the variance"],
    ],
    perform: async (given, io) => (await import("./perform-sensitivity.ts")).performSensitivity(given, io, loadParts),
  };
}
