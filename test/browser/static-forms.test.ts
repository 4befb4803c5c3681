import test from "ava";
import { renderReport } from "../../reports/page/render-report.ts";
import { type OfflineBrowser, startOfflineBrowser } from "../../reports/static/offline-browser.ts";
import { readPageData } from "../../reports/static/page-tree.ts";
import { renderStaticReport } from "../../reports/static/render-static.ts";
import type { StaticRequest } from "../../scenarios/commands/export-report.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import type { OutputFile } from "../../scenarios/store/run-folder.ts";
import { poisonTexts } from "../reports/altered-experiment.ts";
import { synthesiseComparison } from "../reports/synthetic-experiment.ts";

const comparison = synthesiseComparison(3, 30);
const html = renderReport(comparison);
const asked: StaticRequest = {
  html,
  formats: ["svg", "png"],
  figures: ["gini-pay", "pay-by-group"],
  widthPixels: 640,
  theme: "light",
  environment: process.env,
};
const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let browser: OfflineBrowser | undefined;

test.before(async () => {
  if (!isSkipped) browser = await startOfflineBrowser(process.env);
});
test.after.always(async () => {
  await browser?.close();
});

browserTest("a drawing has the width asked for, and as PNG two dots to each of its pixels", async (t) => {
  const files = await renderStaticReport(asked);
  t.deepEqual(
    files.map(({ name }) => name),
    ["gini-pay.svg", "pay-by-group.svg", "gini-pay.png", "pay-by-group.png"],
  );
  for (const [index, id] of ["gini-pay", "pay-by-group"].entries()) {
    const svg = join(files[index]!).toString("utf8");
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    t.is(width, "640", id);
    const png = join(files[index + 2]!);
    t.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2 * 640, 2 * Number(height)]);
    t.regex(svg, /font-family="[^"]*sans-serif[^"]*"/);
  }
});

browserTest("no word of a drawing leaves it, however narrow, and none is cut in a wide one", async (t) => {
  for (const widthPixels of [360, 900]) {
    const files = await renderStaticReport({ ...asked, formats: ["svg"], figures: [], widthPixels });
    t.true(files.length > 10);
    const page = await browser!.open("<!doctype html><body></body>", { theme: "light", widthPixels: 1200 });
    for (const file of files) {
      await page.evaluate((svg) => {
        document.body.innerHTML = svg;
      }, join(file).toString("utf8"));
      const outside = await page.evaluate(listWordsOutside);
      t.deepEqual(outside, [], `${file.name} at ${widthPixels}`);
      if (widthPixels === 900) t.notRegex(join(file).toString("utf8"), /\u2026/, file.name);
    }
    await page.context().close();
  }
});

browserTest("the colours of a drawing are those of the theme", async (t) => {
  const grounds = await Promise.all(
    (["light", "dark"] as const).map(async (theme) => {
      const [file] = await renderStaticReport({ ...asked, formats: ["svg"], figures: ["gini-pay"], theme });
      return Number(/<rect [^>]*fill="rgb\((\d+)/.exec(join(file!).toString("utf8"))?.[1]);
    }),
  );
  t.true(grounds[0]! > 200 && grounds[1]! < 60, String(grounds));
});

browserTest("a PDF is A4, numbered, and holds the bars of a chart", async (t) => {
  const [file] = await renderStaticReport({ ...asked, formats: ["pdf"], figures: [] });
  const pdf = join(file!).toString("latin1");
  t.true(pdf.startsWith("%PDF"));
  const pages = pdf.match(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/g) ?? [];
  t.true(pages.length > 3 && pages.length < 30, String(pages.length));
});

test("Markdown needs no browser, holds every figure's title, and takes a user's text as text", async (t) => {
  const hostile = renderReport(poisonTexts(comparison));
  for (const page of [html, hostile]) {
    const [file] = await renderStaticReport({ ...asked, html: page, formats: ["md"], figures: [], environment: {} });
    const text = join(file!).toString("utf8");
    const outsideCode = text.replace(/^~~~\n[\s\S]*?^~~~$/gm, "").replace(/(`+)[^\n]*?\1/g, "");
    t.notRegex(outsideCode, /<[a-z!/]/i);
    t.notRegex(text, /\bNaN|undefined|\bnull\b|Infinity|\[object/);
    const headings = text.split("\n").filter((line) => line.startsWith("### "));
    t.true(headings.length >= readPageData(page).figures.length);
  }
});

test("Markdown links the drawings that are made beside it", async (t) => {
  const [file] = await renderStaticReport({ ...asked, formats: ["md"], figures: [], environment: {} });
  t.notRegex(join(file!).toString("utf8"), /!\[/);
});

test("without a browser, or with an unknown figure, a drawing is refused with the cure", async (t) => {
  const error = await t.throwsAsync(renderStaticReport({ ...asked, environment: { PATH: "" } }), {
    instanceOf: ScenarioError,
  });
  t.regex(error.message, /Chromium.*CHROMIUM_PATH/);
  const unknown = renderStaticReport({ ...asked, figures: ["gini-pya"] });
  t.regex((await t.throwsAsync(unknown, { instanceOf: ScenarioError })).message, /Did you mean "gini-pay"/);
});

function join({ chunks }: OutputFile): Buffer {
  return Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk)));
}

/** Runs in the page: words that reach out of the drawing they stand in. */
function listWordsOutside(): string[] {
  const frame = document.querySelector("svg")!.getBoundingClientRect();
  return [...document.querySelectorAll("text")]
    .filter((text) => {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      if (width === 0) return false;
      return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom;
    })
    .map(({ textContent }) => textContent);
}
