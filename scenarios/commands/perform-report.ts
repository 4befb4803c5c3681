import { dirname, join } from "node:path";
import type { RunIndex } from "../index/index-entry.ts";
import { readIndex } from "../index/read-index.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { replaceFile } from "../store/run-folder.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { planExport, type StaticParts, writeExport } from "./export-report.ts";
import { drawPage, type PageDrawers, redrawPage } from "./report-page.ts";

/** What draws an index; passed in, for reports stand above scenarios. */
export interface IndexParts {
  readonly renderIndexPage: (index: RunIndex, place: string, version: string) => string;
}

/** What `report` is made of. */
export type ReportParts = PageDrawers & StaticParts & IndexParts;

/** Draws what is asked for, and tells where it stands. */
export async function performReport(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<ReportParts>,
): Promise<number> {
  const lines = await draw(given, io, loadParts);
  if (given.flags["quiet"] !== true) io.writeOut(lines.map((line) => `${line}\n`).join(""));
  return 0;
}

/** @returns what to tell of what was written */
async function draw(given: CommandArguments, io: CommandIo, loadParts: LoadParts<ReportParts>): Promise<string[]> {
  const { folder } = given.positionals;
  const indexed = given.lists["index"] ?? [];
  if ((folder === undefined) === (indexed.length === 0)) {
    throw new ScenarioError({
      where: "report",
      expected: "a folder, or --index with the folder of many",
      found: folder === undefined ? "neither" : "both",
    });
  }
  if (folder === undefined) return [`Report: ${drawIndex(given, indexed, await loadParts())}`];
  const plan = planExport(given, folder);
  const parts = await loadParts();
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
