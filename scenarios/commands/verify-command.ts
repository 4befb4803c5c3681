import { slowGroups, verifyGroupNames } from "../verify/group-titles.ts";
import type { Command, LoadParts } from "./command.ts";
import type { VerifyParts } from "./perform-verify.ts";

/** `verify`: everything that the package states of itself, tried, with a verdict each. */
export function createVerifyCommand(loadParts: LoadParts<VerifyParts>): Command {
  const names = verifyGroupNames.map((name) => (slowGroups.includes(name) ? `${name} (slow)` : name)).join(", ");
  return {
    name: "verify",
    summary: "Try what this program states of itself, statement by statement, and tell what holds",
    positionals: [],
    options: {
      only: { type: "list", description: `Try this group and show its figures; may be repeated: ${names}` },
      all: { type: "flag", description: "Try the slow groups too" },
      out: { type: "text", description: "Folder to write verify.csv with its record to" },
      json: { type: "flag", description: "Print every statement as JSON, and nothing else" },
      quiet: { type: "flag", description: "Print nothing; the exit code says whether all holds" },
    },
    examples: [
      ["proofground verify", "about a minute; exit code 0 where all holds, 1 where a statement fails"],
      ["proofground verify --only backtest", "how far the backtest is off, figure by figure"],
      [
        "proofground verify --all --out results/verify",
        "every statement with expected, found and source as verify.csv",
      ],
    ],
    perform: async (given, io) => (await import("./perform-verify.ts")).performVerify(given, io, loadParts),
  };
}
