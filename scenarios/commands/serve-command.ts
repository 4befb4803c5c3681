import type { Command, LoadParts } from "./command.ts";
import type { ServeParts } from "./perform-serve.ts";

/** `serve`: a page over a folder of results that starts runs, too. */
export function createServeCommand(loadParts: LoadParts<ServeParts>): Command {
  return {
    name: "serve",
    summary: "Show a folder of results as a page on this machine, and start runs from it",
    positionals: [{ name: "folder", description: "Folder of results; by default results", isOptional: true }],
    options: {
      port: { type: "text", description: "Port to listen on; by default 0, any that is free" },
      host: { type: "text", description: "Address to listen on; by default 127.0.0.1, for this machine alone" },
      "allow-code": {
        type: "flag",
        description: "Let scenarios in the folder name rules in files, which are programs and run here",
      },
    },
    examples: [
      ["proofground serve", "open the address that it prints; Ctrl-C ends it"],
      ["proofground serve results --port 8080", "always at the same address"],
    ],
    perform: async (given, io) => (await import("./perform-serve.ts")).performServe(given, io, loadParts),
  };
}
