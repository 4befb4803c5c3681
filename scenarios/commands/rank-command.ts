import { candidateOptions } from "./candidate-options.ts";
import type { Command } from "./command.ts";

/** `rank`: which of a study's points and schemes is best, and which cannot be told apart. */
export const rankCommand: Command = {
  name: "rank",
  summary: "Rank a study's points and schemes by a metric, and say which of them luck cannot tell apart",
  positionals: [{ name: "folder", description: "Folder of a finished study" }],
  options: candidateOptions,
  examples: [
    ["proofground rank results/study --metric cost_of_work_usd", "the points by falling mean, with ranks that hold"],
    ["proofground rank results/study --metric dilution_total --json", "every pair, with its adjusted p-value"],
  ],
  perform: async (given, io) => (await import("./perform-rank.ts")).performRank(given, io),
};
