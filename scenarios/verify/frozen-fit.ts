import { type BacktestData, cutData } from "../backtest/backtest-data.ts";
import { computeLogErrors } from "../backtest/fit-parameters.ts";
import { computeWindowSha256 } from "../backtest/fit-window.ts";
import type { FittedCohorts } from "../backtest/fitted-file.ts";
import { runFreely } from "../backtest/free-run.ts";
import { computeRootMeanSquare } from "../backtest/scores.ts";
import { createFigure, type Statement } from "./statement.ts";

const FIT = "sim/markets/data/bitcoin_backtest_fit.json";

/** Whether the frozen fit is one to the data that ship, and as far off as it says: quick enough for every page to ask. */
export function listFitStatements(
  data: BacktestData,
  { window, windowSha256, parameters, errors }: FittedCohorts,
): Statement[] {
  const shown = cutData(data, window.to);
  return [
    createFigure({
      id: "backtest/fit/data",
      topic: "frozen fit",
      stated: `The frozen parameters were fitted to the data that ship, up to ${window.to} and nothing after it: files that differ`,
      expected: { kind: "near", value: 0, tolerance: 0 },
      found: computeWindowSha256(data, window.to) === windowSha256 ? 0 : 1,
      unit: "files",
      source: `${FIT}: windowSha256`,
    }),
    createFigure({
      id: "backtest/fit/error",
      topic: "frozen fit",
      stated: "A free run with the frozen parameters is as far off in sample as the fit's file says",
      expected: { kind: "near", value: errors.hashrate, tolerance: 1e-6 },
      found: computeRootMeanSquare(computeLogErrors(shown, runFreely(shown, parameters))),
      unit: "log10",
      source: `${FIT}: errors.hashrate`,
    }),
  ];
}
