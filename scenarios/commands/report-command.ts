import type { Command, LoadParts } from "./command.ts";
import { exportOptions } from "./export-options.ts";
import type { ReportParts } from "./perform-report.ts";

/** `report`: the page of earlier results, drawn again or in another form. */
export function createReportCommand(loadParts: LoadParts<ReportParts>): Command {
  return {
    name: "report",
    summary: "Draw the page of earlier results again, or its figures, a PDF or Markdown of it, without running it",
    positionals: [{ name: "folder", description: "Folder that a command has written", isOptional: true }],
    options: {
      ...exportOptions,
      index: { type: "list", description: "Make one page over the results in a folder; may be given more than once" },
      out: {
        type: "text",
        description: "Folder of the other forms, by default FOLDER-export, or one file; of an index, its file",
      },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground report results/gpu-vs-asic", "after an update of Proofground"],
      ["proofground report results/gpu-vs-asic --format svg --format md", "every figure, and a text that shows them"],
      ["proofground report results/backtest --format pdf --out backtest.pdf", "on A4, with page numbers"],
      ["proofground report results/tiny --format png --figure gini-pay --theme dark --out g.png", "one figure"],
      ["proofground report --index results", "one page over all results in a folder"],
    ],
    perform: async (given, io) => (await import("./perform-report.ts")).performReport(given, io, loadParts),
  };
}
