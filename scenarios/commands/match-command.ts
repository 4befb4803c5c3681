import type { Command, LoadParts } from "./command.ts";
import type { MatchParts } from "./perform-match.ts";

/** `match`: set a scenario's assumptions by what was observed. */
export function createMatchCommand(loadParts: LoadParts<MatchParts>): Command {
  return {
    name: "match",
    summary: "Set assumptions of a scenario so that a monthly series comes near what was observed in a window",
    positionals: [{ name: "match", description: "Path of a match file (YAML or JSON)" }],
    options: {
      out: { type: "text", description: "Folder to write; by default results/NAME" },
      json: { type: "flag", description: "Print what was found as JSON, and nothing else" },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground match scenarios/examples/match/bitcoin.yaml", "how the preset bitcoin got its numbers"],
      ["proofground run results/bitcoin-market/scenario.yaml", "run what was found"],
    ],
    perform: async (given, io) => (await import("./perform-match.ts")).performMatch(given, io, loadParts),
  };
}
