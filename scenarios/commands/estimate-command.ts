import { candidateOptions } from "./candidate-options.ts";
import type { Command } from "./command.ts";

/** `estimate`: means, quantiles or ratios of a study's metrics with intervals. */
export const estimateCommand: Command = {
  name: "estimate",
  summary: "Tell a metric's mean, quantile or ratio to another at each point of a study, with intervals",
  positionals: [{ name: "folder", description: "Folder of a finished study" }],
  options: {
    ...candidateOptions,
    quantile: { type: "text", description: "A quantile in the place of the mean, such as 0.9" },
    over: { type: "text", description: "Ratio of the metric's mean to this metric's mean" },
  },
  examples: [
    ["proofground estimate results/study --metric dilution_total", "means with Student's intervals"],
    ["proofground estimate results/study --metric profit_usd_total --quantile 0.1", "what one run in ten falls below"],
    [
      "proofground estimate results/study --metric electricity_usd_total --over revenue_usd_total",
      "Fieller's interval",
    ],
  ],
  perform: async (given, io) => (await import("./perform-estimate.ts")).performEstimate(given, io),
};
