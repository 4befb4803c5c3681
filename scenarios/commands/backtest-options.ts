import type { OptionSpec } from "./command.ts";

export const chipModes = ["catalogue", "makers"] as const;
export type ChipMode = (typeof chipModes)[number];

export const DEFAULT_WINDOW_END = "2018-12";
/** Error paths cost next to nothing; a run of makers does. */
export const DEFAULT_REPLICATIONS = { catalogue: 400, makers: 40 } as const satisfies Record<ChipMode, number>;

export const backtestOptions = {
  series: {
    type: "text",
    description: "CSV of another coin: month, price_usd, hashrate, issuance, fees, blocks (docs/coins.md)",
  },
  devices: { type: "text", description: "CSV of its devices: device, type, release_date, rate, watts, price" },
  shocks: {
    type: "text",
    description: "CSV of sites closed from outside: kind (ban, outage), date, until (a month, or end), share",
  },
  "halving-blocks": { type: "text", description: "Blocks between halvings of another coin; none where left out" },
  "start-height": { type: "text", description: "Blocks before the first month of --series; 0 where left out" },
  params: { type: "text", description: "Parameters that --save wrote; Bitcoin's where left out" },
  chips: {
    type: "text",
    description: `Where mining chips come from: ${chipModes.join(" or ")}; catalogue where left out`,
  },
  makers: { type: "text", description: "With --chips makers: YAML of other makers and their market" },
  "maker-params": {
    type: "text",
    description: "With --chips makers: parameters of makers that --save wrote; Bitcoin's where left out",
  },
  "known-before": {
    type: "text",
    description: "With --chips makers: chips on sale before this year teach what energy a hash takes",
  },
  work: { type: "text", description: "With --chips makers and --series: the coin's work, which has to be sha256d" },
  electricity: { type: "text", description: "Median price of electricity, USD/kWh; 0.05 where left out" },
  fit: {
    type: "flag",
    description: "Fit the parameters first, on the months up to --window-end; with --chips makers those of the makers",
  },
  "window-end": {
    type: "text",
    description: `Last month that --fit reads; by default ${DEFAULT_WINDOW_END}, for another coin its last`,
  },
  save: { type: "text", description: "With --fit: write the parameters into this file" },
  write: { type: "flag", description: "With --fit on bitcoin: replace the package's own parameters" },
  replications: {
    type: "text",
    description: `Error paths drawn for the bands; by default ${DEFAULT_REPLICATIONS.catalogue}, and ${DEFAULT_REPLICATIONS.makers} runs of makers`,
  },
  seed: { type: "text", description: "Seed of all luck; equal seeds give equal results" },
  out: { type: "text", description: "Folder to write: backtest.html, backtest.csv, summary.json" },
  json: { type: "flag", description: "Print the results as JSON, and nothing else" },
  quiet: { type: "flag", description: "Print nothing" },
} as const satisfies Record<string, OptionSpec>;
