import { renderReport } from "../../reports/page/render-report.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { WhatIf } from "../../scenarios/what-if/what-if.ts";
import { type Pages, servePages } from "./browse.ts";

/** Reports of experiments as files, and a browser to open them in. */
export function serveReports(
  experiments: Readonly<Record<string, Experiment>>,
  whatIfs: Readonly<Record<string, WhatIf>> = {},
): Promise<Pages> {
  const pages = Object.entries(experiments).map(([name, experiment]) => [
    name,
    renderReport(experiment, whatIfs[name]),
  ]);
  return servePages(Object.fromEntries(pages) as Record<string, string>);
}
