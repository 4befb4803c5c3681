import type { StaticRequest } from "../../scenarios/commands/export-report.ts";
import { suggestName } from "../../scenarios/nearest-name.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import type { OutputFile } from "../../scenarios/store/run-folder.ts";
import { drawFigures } from "./draw-figures.ts";
import { type OfflineBrowser, startOfflineBrowser } from "./offline-browser.ts";
import { readPageData } from "./page-tree.ts";
import { paintFigure } from "./paint-figure.ts";
import { PRINT_WIDTH_PIXELS, printReport } from "./print-report.ts";
import { readTitle, renderMarkdown } from "./render-markdown.ts";

/**
 * A page in other forms: its figures as SVG and PNG, the whole as PDF, Markdown or the page itself. All but the last
 * two are drawn by the user's Chromium.
 *
 * @throws ScenarioError where a figure is unknown, or no browser is found
 */
export async function renderStaticReport(request: StaticRequest): Promise<readonly OutputFile[]> {
  const { html, formats } = request;
  const figures = chooseFigures(request);
  const needsBrowser = ["svg", "png", "pdf"].some((format) => formats.some((asked) => asked === format));
  const drawn = needsBrowser ? await drawInBrowser(request, figures) : [];
  return [
    ...drawn,
    ...(formats.includes("md")
      ? [{ name: "report.md", chunks: [renderMarkdown(html, listDrawings(request, figures))] }]
      : []),
    ...(formats.includes("html") ? [{ name: "report.html", chunks: [html] }] : []),
  ];
}

/** Ids of the figures asked for; those without data have no drawing. */
function chooseFigures({ html, formats, figures: asked }: StaticRequest): string[] {
  const ids = readPageData(html).figures.flatMap(({ id, kind }) => (kind === "empty" ? [] : [id]));
  const unknown = asked.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new ScenarioError({
      where: "--figure",
      expected: "a figure of this report",
      found: JSON.stringify(unknown),
      cure: suggestName(unknown, ids),
    });
  }
  if (ids.length === 0 && !formats.some((format) => !["svg", "png"].includes(format))) {
    throw new ScenarioError({
      where: "--format",
      expected: "a report with figures",
      found: "one that is words and tables",
      cure: "Ask for --format pdf or md.",
    });
  }
  return asked.length === 0 ? ids : [...asked];
}

async function drawInBrowser(request: StaticRequest, figures: readonly string[]): Promise<OutputFile[]> {
  const browser = await startOfflineBrowser(request.environment);
  try {
    return [...(await listFigureFiles(browser, request, figures)), ...(await listPrints(browser, request))];
  } finally {
    await browser.close();
  }
}

async function listFigureFiles(
  browser: OfflineBrowser,
  { html, formats, theme, widthPixels }: StaticRequest,
  figures: readonly string[],
): Promise<OutputFile[]> {
  if (!formats.includes("svg") && !formats.includes("png")) return [];
  const page = await browser.open(html, { theme, widthPixels: 1440 });
  const drawn = await drawFigures(page, figures, widthPixels);
  const files: OutputFile[] = formats.includes("svg")
    ? drawn.map(({ id, svg }) => ({ name: `${id}.svg`, chunks: [svg] }))
    : [];
  if (!formats.includes("png")) return files;
  for (const { id, svg } of drawn) files.push({ name: `${id}.png`, chunks: [await paintFigure(browser, svg)] });
  return files;
}

async function listPrints(browser: OfflineBrowser, { html, formats }: StaticRequest): Promise<OutputFile[]> {
  if (!formats.includes("pdf")) return [];
  const page = await browser.open(html, { theme: "light", widthPixels: PRINT_WIDTH_PIXELS });
  return [{ name: "report.pdf", chunks: [await printReport(page, readTitle(html))] }];
}

/** Files of drawings that the text can show. */
function listDrawings({ formats }: StaticRequest, figures: readonly string[]): Map<string, string> {
  const form = (["svg", "png"] as const).find((each) => formats.includes(each));
  return new Map(form === undefined ? [] : figures.map((id) => [id, `${id}.${form}`]));
}
