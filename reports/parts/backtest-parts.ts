import type { BacktestParts } from "../../scenarios/commands/perform-backtest.ts";
import { getPackageVersion } from "../../scenarios/store/package-root.ts";
import { renderBacktestPage } from "../page/render-backtest.ts";
import { renderBacktestCsv } from "../tables/backtest-csv.ts";
import { renderChipYearsCsv, renderMadeChipsCsv } from "../tables/made-csv.ts";
import { renderBacktest } from "../terminal/render-backtest.ts";

/** What `backtest` gets from here. */
export const backtestParts: BacktestParts = {
  renderBacktest,
  backtestTables: {
    "backtest.csv": renderBacktestCsv,
    "made_chips.csv": renderMadeChipsCsv,
    "chips_by_year.csv": renderChipYearsCsv,
    "backtest.html": (result) => [renderBacktestPage(result, getPackageVersion())],
  },
};
