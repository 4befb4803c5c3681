import test from "ava";
import type { Page } from "playwright-core";
import { STEPS } from "../../reports/charts/bundle-paths.ts";
import { ROWS_AT_ONCE } from "../../reports/page/figure-table.ts";
import { renderSensitivityPage } from "../../reports/page/render-sensitivity.ts";
import { renderStudyPage } from "../../reports/page/render-study.ts";
import { renderPointsCsv } from "../../reports/tables/points-csv.ts";
import { poisonStudy, synthesiseFindings, synthesiseStudy } from "../reports/synthetic-study.ts";
import {
  downloadFigure,
  listViolations,
  type OpenPage,
  type Pages,
  readPageText,
  servePages,
  unfold,
  type View,
} from "./browse.ts";

const small = synthesiseStudy(60);
const large = synthesiseStudy(10_000, { failed: 0, failures: [] });
const alone = synthesiseStudy(8, {
  factors: small.factors.slice(0, 1).map((factor) => ({ ...factor, values: factor.values.slice(0, 8) })),
});
const names = ["small", "alone", "hostile", "sensitivity", "large"];
const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let pages: Pages | undefined;

test.before(async () => {
  if (isSkipped) return;
  pages = await servePages({
    small: renderStudyPage(small),
    alone: renderStudyPage(alone),
    large: renderStudyPage(large),
    hostile: renderStudyPage(poisonStudy(small)),
    sensitivity: renderSensitivityPage(small, synthesiseFindings()),
  });
});
test.after.always(async () => {
  await pages?.close();
});

for (const name of names) {
  browserTest(`${name}: the page asks for nothing, complains of nothing, and fits every width`, async (t) => {
    const { page, requests, complaints } = await open(name);
    await unfold(page);
    for (const width of [1920, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForFunction(() =>
        [...document.querySelectorAll(".plot")].every(
          (plot) => plot.querySelector("svg")!.clientWidth <= plot.clientWidth,
        ),
      );
      t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    const text = (await readPageText(page)).replaceAll("onerror", "");
    t.notRegex(text, /\bNaN|undefined|\bnull\b|Infinity|\[object/);
    t.is(
      await page.locator("path[d*=NaN], [cx*=NaN], [y*=NaN], [width*=NaN], [x1*=NaN], [x*=NaN], [height*='-']").count(),
      0,
    );
    t.is(await page.locator("img").count(), 0);
    t.is(await page.evaluate(() => (globalThis as { hacked?: number }).hacked), undefined);
    if (name === "hostile") t.true((await page.locator("h1").innerText()).includes("<img src=x onerror=alert(1)>"));
    t.deepEqual([requests, complaints], [[], []]);
    await page.close();
  });
}

browserTest(
  "ten thousand points fit into three megabytes, and a step of a brush draws no more than a few do",
  async (t) => {
    t.true(pages!.measure("large") < 3_000_000);
    const { page } = await open("large");
    await page.locator("#points [data-tool=table]").click();
    const before = await countWork(page);
    const slider = page.locator("#points .brushes input").first();
    await slider.focus();
    for (let step = 0; step < 40; step++) await page.keyboard.press("ArrowRight");
    const after = await countWork(page);
    const gaps = 4 + 3 - 1;
    for (const { elements, strokes, rows } of [before, after]) {
      t.true(elements < 300, `${elements} elements`);
      t.true(strokes <= 2 * gaps * STEPS ** 2, `${strokes} strokes`);
      t.is(rows, ROWS_AT_ONCE);
    }
    const chosen = large.factors[0]!.values.filter((share) => Number(share) >= 0.4).length;
    const [said] = /^\d+/.exec(await page.locator(".brush-count").innerText()) ?? [];
    t.true(Math.abs(Number(said) - chosen) <= 2, `${said} said, ${chosen} in truth`);
    await page.close();
  },
);

browserTest(
  "a stretch dragged along an axis, and the sliders, choose the same points; a click frees them",
  async (t) => {
    const { page } = await open("small");
    const plot = page.locator("#points .plot");
    await plot.scrollIntoViewIfNeeded();
    const line = (await plot.locator(".parallel-line").first().boundingBox())!;
    await page.mouse.move(line.x, line.y + 0.25 * line.height);
    await page.mouse.down();
    await page.mouse.move(line.x, line.y + 0.5 * line.height, { steps: 4 });
    await page.mouse.move(line.x, line.y + 0.75 * line.height, { steps: 4 });
    await page.mouse.up();
    const [low, high] = [Math.min(...numbers()), Math.max(...numbers())];
    const parts = numbers().map((share) => (share - low) / (high - low));
    const chosen = await page.locator(".brush-count").innerText();
    const ends = await page
      .locator("#points .brushes input")
      .evaluateAll((all) => all.slice(0, 2).map((each) => Number((each as HTMLInputElement).value)));
    t.true(Math.abs(ends[0]! - 25) <= 2 && Math.abs(ends[1]! - 75) <= 2, ends.join());
    const inside = parts.filter((part) => part >= ends[0]! / 100 && part <= ends[1]! / 100).length;
    t.is(chosen, `${inside} of 60 points.`);
    t.is((await downloadFigure(page, "points", "csv")).trimEnd().split("\n").length, inside + 1);
    await plot.scrollIntoViewIfNeeded();
    const again = (await plot.locator(".parallel-line").first().boundingBox())!;
    await page.mouse.click(again.x, again.y + 0.5 * again.height);
    t.is(await page.locator(".brush-count").innerText(), "All 60 points.");
    await page.close();
  },
);

browserTest("the table of points, its CSV and points.csv hold the same numbers, in any order", async (t) => {
  const { page } = await open("small");
  await page.locator("#points [data-tool=table]").click();
  await page.locator("#points th button", { hasText: /^Hashrate, proof of work$/ }).click();
  const shown = await page
    .locator("#points tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("data")].map((cell) => Number(cell.value))));
  const hashrates = shown.map((row) => row[3]!);
  t.deepEqual(
    hashrates,
    hashrates.toSorted((one, two) => one - two),
  );
  const onDisk = new Map(
    [...renderPointsCsv(small)]
      .join("")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","))
      .filter((cells) => cells[4] === "proof-of-work" && cells[5] === "hashrate_hs_last_year")
      .map((cells) => [Number(cells[0]), Number(cells[7])]),
  );
  const csv = (await downloadFigure(page, "points", "csv")).trimEnd().split("\n").slice(1);
  t.is(csv.length, small.points.length);
  for (const line of csv) {
    const cells = line.split(",");
    const expected = Number(onDisk.get(Number(cells[0]))!.toPrecision(6));
    t.is(Number(cells[4]), expected);
    t.is(shown.find(([point]) => point === Number(cells[0]))?.[3], expected);
  }
  await page.close();
});

browserTest("keys read every figure, and axe finds nothing to mend in light or dark", async (t) => {
  for (const name of ["small", "sensitivity"]) {
    const { page } = await open(name, { width: 1024 });
    await unfold(page);
    for (const plot of await page.locator(".plot").all()) {
      await plot.focus();
      await page.keyboard.press("ArrowRight");
      t.true(((await plot.getAttribute("aria-valuetext")) ?? "").length > 2);
      t.true(await plot.locator("xpath=../div[@class='tip']").isVisible());
    }
    await page.locator("[data-tool=table]").first().click();
    t.deepEqual(await listViolations(page), []);
    // Of what axe looks at, only contrast depends on the colours.
    await page.emulateMedia({ colorScheme: "dark" });
    t.deepEqual(await listViolations(page, { runOnly: ["color-contrast"] }), []);
    await page.close();
  }
});

browserTest("a finger reads a chart, and on paper tools and sliders are gone", async (t) => {
  const { page } = await open("small", { width: 390, hasTouch: true });
  const plot = page.locator(".figure .plot").first();
  await plot.scrollIntoViewIfNeeded();
  const box = (await plot.boundingBox())!;
  await page.touchscreen.tap(box.x + box.width / 2, box.y + 60);
  t.true(await page.locator(".tip").first().isVisible());
  await page.emulateMedia({ media: "print" });
  t.false(await page.locator(".tools").first().isVisible());
  t.false(await page.locator(".brushes input").first().isVisible());
  t.true(await page.locator("#points svg").isVisible());
  await page.close();
});

browserTest("an SVG of every kind of drawing stands alone", async (t) => {
  const { page } = await open("small");
  for (const id of ["points", "response-hashrate_hs_last_year", "surface-hashrate_hs_last_year"].map((each) =>
    each.replaceAll("_", "-"),
  )) {
    const svg = await downloadFigure(page, id, "svg");
    t.regex(svg, /^<svg /);
    t.true(svg.includes("Source: proofground") && !svg.includes("var("));
  }
  await page.close();
});

function numbers(): number[] {
  return small.factors[0]!.values.map(Number);
}

/** What the browser has to lay out for the points. */
function countWork(page: Page): Promise<{ elements: number; strokes: number; rows: number }> {
  return page.evaluate(() => ({
    elements: document.querySelectorAll("#points .plot svg *").length,
    strokes: [...document.querySelectorAll("#points .bundle path")].reduce(
      (sum, path) => sum + (path.getAttribute("d") ?? "").split("M").length - 1,
      0,
    ),
    rows: document.querySelectorAll("#points tbody tr").length,
  }));
}

async function open(name: string, view?: View): Promise<OpenPage> {
  if (pages === undefined) throw new Error("browser tests: the browser was not started");
  return pages.open(name, view);
}
