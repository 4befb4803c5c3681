import { renderReport } from "../../reports/page/render-report.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type Pages, servePages } from "./browse.ts";

/** Reports of experiments as files, and a browser to open them in. */
export function serveReports(experiments: Readonly<Record<string, Experiment>>): Promise<Pages> {
  const pages = Object.entries(experiments).map(([name, experiment]) => [name, renderReport(experiment)]);
  return servePages(Object.fromEntries(pages) as Record<string, string>);
}
