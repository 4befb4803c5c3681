import type { Command } from "./command.ts";

/** `query`: SQL over a study's results. */
export const queryCommand: Command = {
  name: "query",
  summary: "Ask the results of a study in SQL; they are the table results",
  positionals: [
    { name: "folder", description: "Folder of a finished study" },
    { name: "sql", description: "Question in DuckDB's SQL" },
  ],
  options: {
    csv: { type: "flag", description: "Print CSV, all rows" },
    json: { type: "flag", description: "Print a list of objects as JSON, all rows" },
  },
  examples: [
    ['proofground query results/study "describe results"', "see the columns"],
    [
      'proofground query results/study "select point, metric, avg(value) from results group by all order by all"',
      "means over replications",
    ],
  ],
  perform: async (given, io) => (await import("./perform-query.ts")).performQuery(given, io),
};
