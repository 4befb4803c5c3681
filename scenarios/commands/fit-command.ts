import type { Command, LoadParts } from "./command.ts";
import type { RenderFit } from "./perform-fit.ts";

/** `fit`: utilisation by class from the package's measured rows, with errors on what was held out. */
export function createFitCommand(loadRender: LoadParts<RenderFit>): Command {
  return {
    name: "fit",
    summary: "Fit utilisation on measured throughput, and tell the error on accelerators left out",
    positionals: [],
    options: {
      out: { type: "text", description: "Write the parameters into this file; predict --fit reads it" },
      write: { type: "flag", description: "Replace the parameters that predict reads by default" },
      json: { type: "flag", description: "Print parameters, intervals and errors as JSON, and nothing else" },
    },
    examples: [
      ["proofground fit", "errors and parameters, nothing written"],
      ["proofground fit --out utilisation.json", "then: predict --fit utilisation.json"],
    ],
    perform: async (given, io) => (await import("./perform-fit.ts")).performFit(given, io, loadRender),
  };
}
