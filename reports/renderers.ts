import type { Renderers } from "../scenarios/runs/perform-run.ts";
import { renderReport } from "./page/render-report.ts";
import { renderCreditCsv } from "./tables/credit-csv.ts";
import { renderDifferencesCsv } from "./tables/differences-csv.ts";
import { renderFlowsCsv } from "./tables/flows-csv.ts";
import { renderGroupsCsv } from "./tables/groups-csv.ts";
import { renderMachinesCsv } from "./tables/machines-csv.ts";
import { renderMinersCsv } from "./tables/miners-csv.ts";
import { renderPurchasesCsv } from "./tables/purchases-csv.ts";
import { renderSeriesCsv } from "./tables/series-csv.ts";
import { renderServingCsv } from "./tables/serving-csv.ts";
import { renderSideCsv } from "./tables/side-csv.ts";
import { renderSummaryCsv } from "./tables/summary-csv.ts";
import { renderTornadoCsv } from "./tables/tornado-csv.ts";

/** What turns an experiment into the files of a run folder. */
export const renderers: Renderers = {
  renderReport,
  tables: {
    "series.csv": renderSeriesCsv,
    "groups.csv": renderGroupsCsv,
    "summary.csv": renderSummaryCsv,
    "flows.csv": renderFlowsCsv,
    "miners.csv": renderMinersCsv,
    "purchases.csv": renderPurchasesCsv,
    "machines.csv": renderMachinesCsv,
    "side.csv": renderSideCsv,
    "serving.csv": renderServingCsv,
    "credit.csv": renderCreditCsv,
    "differences.csv": renderDifferencesCsv,
    "tornado.csv": renderTornadoCsv,
  },
};
