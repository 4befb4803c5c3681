import { renderSummaryCsv } from "../../reports/tables/summary-csv.ts";
import { answerOrders } from "../../scenarios/serve/answer-orders.ts";
import { plainRenderers } from "../commands/plain-renderers.ts";

// A job's process with a report of one line, so that tests of the server do not wait for charts.
answerOrders(() => Promise.resolve({ ...plainRenderers, tables: { "summary.csv": renderSummaryCsv } }));
