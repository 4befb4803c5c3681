import { backtestOptions } from "./backtest-options.ts";
import type { Command, LoadParts } from "./command.ts";
import type { BacktestParts } from "./perform-backtest.ts";

/** `backtest`: the race of miners and devices, run freely through a coin's real history. */
export function createBacktestCommand(loadParts: LoadParts<BacktestParts>): Command {
  return {
    name: "backtest",
    summary: "Run the race of miners and devices through a coin's real history, and measure how far it is off",
    positionals: [
      { name: "coin", description: "bitcoin, the only coin that ships with the package", isOptional: true },
    ],
    options: backtestOptions,
    examples: [
      ["proofground backtest bitcoin --out results/backtest", "2010 to 2026 with the frozen parameters"],
      ["proofground backtest --series coin.csv --devices devices.csv --json", "another coin, Bitcoin's parameters"],
      ["proofground backtest bitcoin --chips makers", "mining chips by makers who see pay and process nodes only"],
      ["proofground backtest --series coin.csv --devices devices.csv --shocks bans.csv", "with sites closed by date"],
      [
        "proofground backtest --series coin.csv --devices devices.csv --fit --window-end 2020-12 --save coin-fit.json",
        "fitted on its own first months; then --params coin-fit.json",
      ],
      ["proofground backtest bitcoin --fit --write", "fit again on July 2010 to December 2018"],
      ["proofground backtest bitcoin --chips makers --fit --write", "then the makers, on the same months"],
    ],
    perform: async (given, io) => (await import("./perform-backtest.ts")).performBacktest(given, io, loadParts),
  };
}
