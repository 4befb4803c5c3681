import { dirname, join } from "node:path";
import type { RunIndex } from "../index/index-entry.ts";
import { readIndex } from "../index/read-index.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { replaceFile } from "../store/run-folder.ts";
import type { Command, CommandArguments, CommandIo } from "./command.ts";
import { exportOptions, planExport, type StaticParts, writeExport } from "./export-report.ts";
import { drawPage, type PageDrawers, redrawPage } from "./report-page.ts";

type ReportParts = PageDrawers & StaticParts & IndexParts;

/** `report`: the page of earlier results, drawn again or in another form. */
export function createReportCommand(parts: ReportParts): Command {
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
    perform: async (given, io) => {
      const lines = await draw(given, io, parts);
      if (given.flags["quiet"] !== true) io.writeOut(lines.map((line) => `${line}\n`).join(""));
      return 0;
    },
  };
}

/** What draws an index; passed in, for reports stand above scenarios. */
export interface IndexParts {
  readonly renderIndexPage: (index: RunIndex, place: string, version: string) => string;
}

/** @returns what to tell of what was written */
async function draw(given: CommandArguments, io: CommandIo, parts: ReportParts): Promise<string[]> {
  const { folder } = given.positionals;
  const indexed = given.lists["index"] ?? [];
  if ((folder === undefined) === (indexed.length === 0)) {
    throw new ScenarioError({
      where: "report",
      expected: "a folder, or --index with the folder of many",
      found: folder === undefined ? "neither" : "both",
    });
  }
  if (folder === undefined) return [`Report: ${drawIndex(given, indexed, parts)}`];
  const plan = planExport(given, folder);
  if (plan === null) return [`Report: ${await redrawPage(folder, parts)}`];
  const html = await drawPage(folder, parts);
  const written = await writeExport(plan, { html, folder }, parts, io.environment);
  return sayWritten(written);
}

function drawIndex({ texts }: CommandArguments, indexed: readonly string[], parts: ReportParts): string {
  const page = texts["out"] ?? join(indexed[0]!, "index.html");
  replaceFile(page, [parts.renderIndexPage(readIndex(indexed), dirname(page), getPackageVersion())]);
  return page;
}

/** Pages by their names, many drawings by their number. */
function sayWritten(paths: readonly string[]): string[] {
  const drawings = paths.filter((path) => /\.(?:svg|png)$/.test(path));
  const [first] = drawings;
  const others = paths.filter((path) => !drawings.includes(path)).map((path) => `Report: ${path}`);
  if (first === undefined || drawings.length === 1) return [...drawings.map((path) => `Figure: ${path}`), ...others];
  return [`Figures: ${drawings.length} in ${dirname(first)}`, ...others];
}
