import { renderSeriesCsv } from "../../reports/tables/series-csv.ts";
import type { Renderers } from "../../scenarios/runs/perform-run.ts";

/** A report of one line and two tables, so that tests of commands do not wait for charts. */
export const plainRenderers: Renderers = {
  renderReport: (experiment) => `<!doctype html><title>Σ ${experiment.title}</title>\n`,
  tables: { "series.csv": renderSeriesCsv, "differences.csv": () => ["metric\n"] },
};
