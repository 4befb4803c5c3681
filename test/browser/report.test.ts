import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "ava";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { formatQuantity } from "../../reports/number-format.ts";
import { dropSeries, dropSummary, hostileTexts, poisonTexts } from "../reports/altered-experiment.ts";
import { synthesiseBacktest, synthesiseComparison } from "../reports/synthetic-experiment.ts";
import { synthesiseTornado } from "../reports/synthetic-tornado.ts";
import { type OpenPage, type Pages, unfold, type View } from "./browse.ts";
import { serveReports } from "./report-pages.ts";

const comparison = synthesiseTornado(synthesiseComparison(4, 60));
const experiments = {
  comparison,
  backtest: synthesiseBacktest(4, 191),
  short: synthesiseTornado(synthesiseComparison(3, 6)),
  single: synthesiseComparison(1, 8),
  bare: dropSeries(dropSummary(comparison)),
  hostile: poisonTexts(comparison),
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let reports: Pages | undefined;

test.before(async () => {
  if (!isSkipped) reports = await serveReports(experiments);
});
test.after.always(async () => {
  await reports?.close();
});

for (const name of Object.keys(experiments)) {
  browserTest(`${name}: the page asks for nothing, complains of nothing, and fits every width`, async (t) => {
    const { page, requests, complaints } = await open(name);
    for (const width of [768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForFunction(drawingsFit);
      t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    await page.evaluate(openEverything);
    const text = await page.evaluate(readEverything);
    t.notRegex(text, /\bNaN|undefined|\bnull\b|Infinity|\[object/);
    t.is(await page.locator("path[d*=NaN], [cx*=NaN], [transform*=NaN]").count(), 0);
    t.deepEqual([requests, complaints], [[], []]);
    await page.close();
  });
}

browserTest("every figure is drawn with its axes, or says why it is not", async (t) => {
  for (const name of ["comparison", "backtest", "bare"]) {
    const { page } = await open(name);
    const figures = await page.locator(".figure").evaluateAll((all) =>
      all.map((figure) => ({
        id: figure.id,
        isEmpty: figure.classList.contains("is-empty"),
        marks: figure.querySelectorAll(".plot :is(.line, .layer, .dot, .bar, .rank-bar, .contrast, .empty-panel)")
          .length,
        labels: figure.querySelectorAll(".plot text").length,
        note: figure.querySelector(".note")?.textContent ?? "",
      })),
    );
    t.true(figures.length >= 9, name);
    for (const { id, isEmpty, marks, labels, note } of figures) {
      if (isEmpty) t.regex(note, /\w+ .*\./, `${name}: ${id}`);
      else t.true(marks > 0 && labels > 2, `${name}: ${id}`);
    }
    await page.close();
  }
});

browserTest("each question shows one chart, and the others unfold to drawings", async (t) => {
  const { page } = await openFolded("comparison");
  for (const question of ["paid", "built", "cost", "held"]) {
    const charts = page.locator(`#${question} .figure:not(details .figure)`);
    t.is(await charts.count(), 1, question);
    t.true(await charts.locator(".plot svg").first().isVisible(), question);
    await page.locator(`#${question} > details > summary`).click();
    await page.waitForFunction(drawingsFit);
    const folded = page.locator(`#${question} > details .figure:not(.is-empty) .plot svg`);
    for (const drawing of await folded.all()) t.true(await drawing.isVisible(), question);
  }
  await page.close();
});

browserTest("arrow keys move along the months, show the values and say them", async (t) => {
  const { page } = await open("comparison");
  const plot = page.locator("#gini-pay .plot");
  await plot.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  const last = comparison.months.length - 2;
  t.is(await plot.getAttribute("aria-valuetext"), "November 2015");
  const spoken = await page.locator("#gini-pay [aria-live]").innerText();
  const shown = await page.locator("#gini-pay .tip").innerText();
  for (const { series } of comparison.schemes) {
    const value = formatQuantity(series.gini_pay.mean[last]!, "1");
    t.true(spoken.includes(value) && shown.includes(value), `${value} in: ${spoken} / ${shown}`);
  }
  const steps = [
    ["ArrowRight", -1],
    ["ArrowRight", -1],
    ["PageUp", -13],
    ["Home", 0],
    ["ArrowLeft", 0],
    ["ArrowRight", 1],
    ["PageDown", 13],
  ] as const;
  for (const [key, month] of steps) {
    await page.keyboard.press(key);
    t.is(await plot.getAttribute("aria-valuenow"), String((month < 0 ? comparison.months.length : 0) + month + 1), key);
  }
  await page.keyboard.press("Escape");
  t.false(await page.locator("#gini-pay .tip").isVisible());
  await page.close();
});

browserTest("the mouse and a finger read the month they point at", async (t) => {
  const { page } = await open("comparison", { width: 768 });
  const plot = page.locator("#power-gw .plot");
  await plot.scrollIntoViewIfNeeded();
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  t.regex(
    await page.locator("#power-gw .tip").innerText(),
    /2013[\s\S]*proof of work[\s\S]*MW[\s\S]*proof of stake[\s\S]*2\.20\skW/,
  );
  await page.mouse.move(2, 2);
  t.false(await page.locator("#power-gw .tip").isVisible());
  await plot.dispatchEvent("pointerdown", { clientX: box.x + 80, clientY: box.y + 100, pointerType: "touch" });
  t.regex(await page.locator("#power-gw .tip").innerText(), /2011/);
  await page.close();
});

browserTest("table and CSV of a figure hold the same numbers, those of the experiment", async (t) => {
  const { page } = await open("comparison");
  for (const id of ["gini-pay", "pay-by-group", "lorenz", "differences-1"]) {
    const lines = (await download(page, id, "csv")).trimEnd().split("\n").slice(1);
    await page.locator(`#${id} [data-tool=table]`).click();
    const cells = await page
      .locator(`#${id} tbody tr`)
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.querySelector("data")?.value ?? "")),
      );
    t.is(cells.length, lines.length);
    for (const [index, row] of cells.entries())
      t.true(lines[index]!.includes(row.join(",")), `${id}: ${lines[index]!}`);
  }
  const [first = ""] = (await download(page, "gini-pay", "csv")).split("\n").slice(1);
  const expected = comparison.schemes.flatMap(({ series: { gini_pay: band } }) => [
    band.mean[0],
    band.low[0],
    band.high[0],
  ]);
  const [month, ...shown] = first.split(",");
  t.is(month, comparison.months[0]);
  t.is(shown.length, expected.length);
  // Means to their sixth digit, interval ends to its place.
  for (const [index, value] of expected.entries()) t.true(Math.abs(Number(shown[index]) - value!) < 2e-6, first);
  t.is(shown[0], String(Number(expected[0]!.toPrecision(6))));
  await page.close();
});

browserTest("every link of the page leads somewhere, an assumption to its bar and back", async (t) => {
  for (const name of ["comparison", "bare", "single"]) {
    const { page } = await open(name);
    const dangling = await page
      .locator("a[href^='#']")
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute("href")!.slice(1)).filter((id) => document.getElementById(id) === null),
      );
    t.deepEqual(dangling, [], name);
    await page.close();
  }
  const { page } = await open("comparison");
  const link = page.locator("table.assumptions .to-bar").first();
  await link.focus();
  await page.keyboard.press("Enter");
  const bar = page.locator(".dot-row:has(:target)");
  t.is(await bar.count(), 1);
  t.true((await bar.boundingBox())!.y < 900);
  const title = await link.evaluate((each) => each.closest("tr")!.querySelector("th")!.textContent);
  t.true((await bar.textContent())!.startsWith(title.slice(0, 12)));
  const back = page.locator("table.tried tr", { hasText: title }).locator("td a");
  t.is(await back.getAttribute("href"), `#${await link.evaluate((each) => each.closest("tr")!.id)}`);
  t.is(await page.locator("table.tried tbody tr").count(), comparison.oneAtATime!.assumptions.length);
  await page.close();
});

browserTest("a figure's SVG stands alone, with its words and without the page's style", async (t) => {
  const { page } = await open("comparison");
  const svg = await download(page, "pay-by-group", "svg");
  t.regex(svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  t.true(svg.includes("Most pay in the last month") && svg.includes("Source: proofground"));
  t.notRegex(svg, /var\(|fill=""/);
  await page.setContent(svg);
  t.true((await page.locator("svg path").count()) >= 5);
  await page.close();
});

browserTest(
  "a button shows the replications one by one, in the drawing, the table and the CSV, and hides them",
  async (t) => {
    const { page } = await open("comparison");
    const button = page.locator("#gini-pay [data-tool=runs]");
    const lines = page.locator("#gini-pay .plot .run-line");
    t.is(await lines.count(), 0);
    await button.focus();
    await page.keyboard.press("Enter");
    t.is(await button.getAttribute("aria-pressed"), "true");
    t.is(
      await lines.count(),
      comparison.schemes.reduce((sum, { runs }) => sum + runs.length, 0),
    );
    const [header = "", first = ""] = (await download(page, "gini-pay", "csv")).split("\n");
    t.regex(header, /replication 1 \[1\]"?,.*replication 4/);
    const values = comparison.schemes[0]!.runs.map(({ series }) => Number(series.gini_pay[0]!.toPrecision(4)));
    t.true(first.includes(values.join(",")), first);
    await button.click();
    t.is(await lines.count(), 0);
    await page.close();
  },
);

browserTest(
  "a scheme or a group chosen in one chart stands out in all, months limit all, and one button clears",
  async (t) => {
    const { page } = await open("comparison");
    const dim = (id: string) => page.locator(`#${id} .plot .is-dim`).count();
    const clear = page.locator("#selection-clear");
    t.true(await clear.isDisabled());
    await page.locator("#pay-by-group .legend .pick").first().focus();
    await page.keyboard.press("Enter");
    const name = await page.locator("#pay-by-group .legend .pick").first().innerText();
    const pressed = page.locator(".pick[aria-pressed=true]");
    t.deepEqual([...new Set(await pressed.allInnerTexts())], [name]);
    t.true((await pressed.count()) > 1);
    t.true((await dim("pay-by-group")) > 0 && (await dim("profit-by-group")) > 0);
    t.is(await dim("gini-pay"), 0);
    await page.locator("#selection [data-pick='proof of stake']").click();
    t.true((await dim("gini-pay")) > 0 && (await dim("pay-by-group")) > 0);
    await page.setViewportSize({ width: 768, height: 900 });
    await page.waitForFunction(drawingsFit);
    t.true((await dim("gini-pay")) > 0);
    await page.locator("#selection-from").selectOption("2013-01");
    await page.locator("#selection-to").selectOption("2013-12");
    for (const id of ["gini-pay", "pay-by-group"]) {
      t.is((await download(page, id, "csv")).trimEnd().split("\n").length, 13, id);
      t.is(await page.locator(`#${id} .plot`).getAttribute("aria-valuemax"), "12");
    }
    await clear.click();
    t.deepEqual([await pressed.count(), await dim("gini-pay"), await clear.isDisabled()], [0, 0, true]);
    t.is(await page.locator("#gini-pay .plot").getAttribute("aria-valuemax"), "60");
    await page.close();
  },
);

browserTest("a logarithmic chart turns linear and back", async (t) => {
  const { page } = await open("comparison");
  const button = page.locator("#power-gw [data-tool=scale]");
  const path = page.locator("#power-gw .plot .line").first();
  const before = await path.getAttribute("d");
  await button.click();
  t.is(await button.getAttribute("aria-pressed"), "false");
  t.not(await path.getAttribute("d"), before);
  await button.click();
  t.is(await path.getAttribute("d"), before);
  await page.close();
});

browserTest("a term explains itself on focus and under the mouse, and a click keeps the explanation", async (t) => {
  const { page } = await open("comparison");
  const term = page.locator("#answer .term", { hasText: "Gini coefficient" });
  const explanation = page.locator("#term-gini");
  await term.focus();
  await page.keyboard.press("Tab");
  t.false(await explanation.isVisible());
  await page.keyboard.press("Shift+Tab");
  t.true(await explanation.isVisible());
  await page.keyboard.press("Tab");
  t.false(await explanation.isVisible());
  await term.hover();
  await explanation.waitFor({ state: "visible" });
  await explanation.hover();
  await page.waitForTimeout(400);
  t.true(await explanation.isVisible());
  await page.locator("h1").hover();
  await explanation.waitFor({ state: "hidden" });
  await term.click();
  await page.locator("h1").hover();
  await page.waitForTimeout(400);
  t.true(await explanation.isVisible());
  await page.close();
});

browserTest("a term opens its explanation by keyboard, beside the word, and Escape closes it", async (t) => {
  const { page } = await open("comparison", { width: 390 });
  const term = page.locator("#answer .term", { hasText: "Gini coefficient" });
  await term.focus();
  await page.keyboard.press("Enter");
  const explanation = page.locator("#term-gini");
  await page.waitForFunction(() => document.getElementById("term-gini")?.style.top !== "");
  t.regex(await explanation.innerText(), /0 \(all have the same\)/);
  const [word, box] = [(await term.boundingBox())!, (await explanation.boundingBox())!];
  t.true(Math.abs(box.y - word.y - word.height) < 60 || Math.abs(word.y - box.y - box.height) < 60);
  t.true(box.x >= 0 && box.x + box.width <= 390);
  await page.keyboard.press("Escape");
  t.false(await explanation.isVisible());
  await page.close();
});

browserTest("colours follow the system, and the button overrules it", async (t) => {
  const { page } = await open("comparison", { colorScheme: "dark" });
  const readGround = () =>
    page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
  t.true((await readGround()) < 60);
  await page.locator("#theme").click();
  t.is(await page.locator("#theme").innerText(), "Theme: light");
  t.true((await readGround()) > 200);
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator("#theme").click();
  t.true((await readGround()) < 60);
  await page.close();
});

browserTest("the device search keeps the rows that hold every word", async (t) => {
  const { page } = await open("comparison");
  await page.locator("#device-search").fill("radeon gpu");
  t.deepEqual(await page.locator("#devices tbody tr:visible th").allInnerTexts(), ["Radeon HD 5970"]);
  t.is(await page.locator("#device-count").innerText(), "1 of 4 shown");
  await page.close();
});

browserTest("axe finds nothing to object to, nor in dark colours", async (t) => {
  const { page } = await open("short");
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    document.querySelector<HTMLElement>("#gini-pay [data-tool=table]")?.click();
  });
  await page.evaluate(axe);
  t.deepEqual(await page.evaluate(runAxe, {}), []);
  await page.emulateMedia({ colorScheme: "dark" });
  t.deepEqual(await page.evaluate(runAxe, { runOnly: ["color-contrast"] }), []);
  await page.close();
});

browserTest("no text of a scenario becomes markup, a script or a request", async (t) => {
  const { page, requests, complaints } = await open("hostile");
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>("[data-tool=table]")) each.click();
  });
  await page.locator("#power-gw .plot").focus();
  await page.keyboard.press("ArrowRight");
  t.is(await page.evaluate(() => (globalThis as { hacked?: number }).hacked), undefined);
  t.is(await page.locator("img, svg[onload], script[src], a[href^='http']").count(), 0);
  t.is(await page.locator("script").count(), 2);
  t.deepEqual([requests, complaints], [[], []]);
  const heading = await page.locator("h1").innerText();
  for (const text of [hostileTexts[0], hostileTexts[1]]) t.true(heading.includes(text));
  t.notRegex(await page.content(), /[\u202a-\u202e]/);
  await page.close();
});

browserTest("the page's own policy refuses a script, an image and a connection from elsewhere", async (t) => {
  const { page } = await open("comparison");
  const refused = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => blocked.push(effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "globalThis.hacked = 1";
    const image = document.createElement("img");
    image.src = "https://example.org/x.png";
    document.body.append(script, image);
    await fetch("https://example.org/").catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { blocked, hacked: (globalThis as { hacked?: number }).hacked };
  });
  t.is(refused.hacked, undefined);
  for (const kind of ["script-src", "img-src", "connect-src"]) {
    t.true(
      refused.blocked.some((directive) => directive.startsWith(kind)),
      `${kind} in ${refused.blocked.join()}`,
    );
  }
  await page.close();
});

/** A report with everything unfolded, so that each of its figures can be reached. */
async function open(name: string, view?: View): Promise<OpenPage> {
  const opened = await openFolded(name, view);
  await unfold(opened.page);
  return opened;
}

async function openFolded(name: string, view?: View): Promise<OpenPage> {
  if (reports === undefined) throw new Error("browser tests: the browser was not started");
  return reports.open(name, view);
}

async function download(page: Page, id: string, tool: "csv" | "svg"): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`#${id} [data-tool=${tool}]`).click()]);
  return readFileSync(await file.path(), "utf8");
}

/** Runs in the page: what axe objects to. */
async function runAxe(options: RunOptions): Promise<string[]> {
  const { axe: checker } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
  const { violations } = await checker.run(options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

/** Runs in the page: unfolds what is folded and opens all tables. */
function openEverything(): void {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll<HTMLElement>("[data-tool=table]")) each.click();
}

/** Runs in the page: all text that shows, of drawings too. */
function readEverything(): string {
  const drawings = [...document.querySelectorAll("svg")].map(({ textContent }) => textContent);
  return [document.body.innerText, ...drawings].join(" ");
}

/** Runs in the page: every drawing that is not folded away is as wide as its room. */
function drawingsFit(): boolean {
  return [...document.querySelectorAll(".plot")].every(
    (plot) =>
      plot.closest("details:not([open])") !== null ||
      plot.clientWidth === Number(plot.querySelector("svg")?.getAttribute("width")),
  );
}
