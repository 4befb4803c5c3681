import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "ava";
import type { AxeResults, RunOptions } from "axe-core";
import { synthesiseMany } from "../reports/synthetic-experiment.ts";
import { type Pages, unfold } from "./browse.ts";
import { serveReports } from "./report-pages.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let reports: Pages | undefined;

test.before(async () => {
  if (!isSkipped) reports = await serveReports({ six: synthesiseMany(6), eight: synthesiseMany(8) });
});
test.after.always(async () => {
  await reports?.close();
});

for (const name of ["six", "eight"]) {
  browserTest(`${name} schemes: every figure is drawn, fits, and no two of its texts touch`, async (t) => {
    const { page, complaints } = await reports!.open(name);
    await unfold(page);
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(150);
      t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
      t.deepEqual(await page.evaluate(findTouchingTexts), [], `${name} at ${width}`);
      t.deepEqual(await page.evaluate(findEmptyFigures), [], `${name} at ${width}`);
    }
    t.notRegex(await page.locator("body").innerText(), /\bNaN|undefined|\bnull\b|Infinity/);
    t.is(await page.locator("path[d*=NaN], [cx*=NaN], [transform*=NaN], [x*=NaN], [height*=NaN]").count(), 0);
    t.deepEqual(complaints, []);
    await page.close();
  });
}

browserTest("a table of schemes turns to a list of them on a narrow page, and keeps its numbers", async (t) => {
  const { page } = await reports!.open("six");
  const row = page.locator("#paid .schemes-table tbody tr").first();
  const wide = await row.locator("td").allInnerTexts();
  t.is(await page.locator("#paid .schemes-scroll").evaluate((room) => room.scrollWidth - room.clientWidth), 0);
  await page.setViewportSize({ width: 390, height: 900 });
  t.deepEqual(await row.locator("td").allInnerTexts(), wide);
  const names = await row
    .locator("td")
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content));
  t.deepEqual(names.slice(0, 2), ['"proof of work"', '"gonka"']);
  await page.close();
});

browserTest("pairs of schemes unfold to drawings, and arrow keys read the flow of coins", async (t) => {
  const { page } = await reports!.open("six");
  await page.locator("#differences details summary").click();
  await page.waitForTimeout(150);
  t.true((await page.locator("#differences-5 .dot").count()) > 10);
  await page.locator("#coin-flows .plot").focus();
  await page.keyboard.press("ArrowRight");
  t.regex(await page.locator("#coin-flows .tip").innerText(), /proof of work: fees[\s\S]*BTC[\s\S]*%/);
  await page.close();
});

browserTest("axe finds nothing to object to in many schemes, nor in dark colours or on a narrow page", async (t) => {
  const { page } = await reports!.open("eight");
  await page.evaluate(axe);
  t.deepEqual(await page.evaluate(runAxe, {}), []);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 900 });
  t.deepEqual(await page.evaluate(runAxe, {}), []);
  await page.close();
});

/** Runs in the page: pairs of texts of one drawing whose boxes overlap by more than a hair. */
function findTouchingTexts(): string[] {
  return [...document.querySelectorAll(".plot svg")].flatMap((svg) => {
    const texts = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent !== "")
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    return texts.flatMap((one, index) =>
      texts.slice(index + 1).flatMap((other) => {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const along = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        return across > 1 && along > 4 ? [`${svg.closest("figure")?.id ?? ""}: ${one.text} | ${other.text}`] : [];
      }),
    );
  });
}

/** Runs in the page: figures in sight without a mark. */
function findEmptyFigures(): string[] {
  return [...document.querySelectorAll<HTMLElement>(".figure[data-figure]")]
    .filter((figure) => figure.offsetParent !== null && figure.closest("details:not([open])") === null)
    .filter((figure) => figure.querySelector(".plot :is(.line, .layer, .dot, .contrast, .bar)") === null)
    .map(({ id }) => id);
}

/** Runs in the page: what axe objects to. */
async function runAxe(options: RunOptions): Promise<string[]> {
  const { axe: checker } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
  const { violations } = await checker.run(options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}
