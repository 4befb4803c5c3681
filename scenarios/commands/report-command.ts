import { join } from "node:path";
import { REPORT_FILE, type Renderers } from "../runs/perform-run.ts";
import { readRun, replaceReport } from "../runs/restore-run.ts";
import type { Command } from "./command.ts";

/** `report`: the page of an earlier run, drawn again from its results. */
export function createReportCommand({ renderReport }: Pick<Renderers, "renderReport">): Command {
  return {
    name: "report",
    summary: "Draw report.html of a run folder again, without simulating",
    positionals: [{ name: "folder", description: "Folder that run or compare has written" }],
    options: { quiet: { type: "flag", description: "Print nothing" } },
    examples: [["proofground report results/gpu-vs-asic", "after an update of Proofground"]],
    perform: (given, io) => {
      const folder = given.positionals["folder"] ?? "";
      const { manifest, experiment } = readRun(folder);
      replaceReport(folder, manifest, renderReport(experiment));
      if (given.flags["quiet"] !== true) io.writeOut(`Report: ${join(folder, REPORT_FILE)}\n`);
      return 0;
    },
  };
}
