import type { Command, LoadParts } from "./command.ts";
import { redisOption, threadsOption } from "./run-options.ts";
import type { StudyParts } from "./study-parts.ts";

/** `sweep`: a study of many runs from one file. */
export function createSweepCommand(loadParts: LoadParts<StudyParts>): Command {
  return {
    name: "sweep",
    summary: "Run a study: a scenario at many points, replicated, into one table that keeps what is done",
    positionals: [{ name: "study", description: "Path of a study file (YAML or JSON)" }],
    options: {
      out: { type: "text", description: "Folder to write; by default results/NAME" },
      resume: { type: "flag", description: "Go on with the study that the folder holds" },
      csv: { type: "flag", description: "Write the table as results.csv too, beside results.parquet" },
      "dry-run": { type: "flag", description: "Try some runs, and say how many there are, how long and how much disk" },
      threads: threadsOption,
      redis: redisOption,
      json: { type: "flag", description: "Print the result as JSON, and nothing else" },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground sweep study.yaml --dry-run", "see what the study takes"],
      ["proofground sweep study.yaml --out results/study", "run it"],
      ["proofground sweep study.yaml --out results/study --resume", "go on after a power cut"],
      ["proofground sweep study.yaml --redis redis://queue:6379", "run on every machine with a worker at the queue"],
    ],
    perform: async (given, io) => (await import("./perform-sweep.ts")).performSweep(given, io, loadParts),
  };
}
