import test from "ava";
import { downloadFigure, listViolations, type Pages, readVisibleText, servePages, unfold } from "./browse.ts";
import { makeEveryPage } from "./page-samples.ts";

const names = [
  "run",
  "compare",
  "compare-many",
  "sweep",
  "sensitivity",
  "backtest",
  "network",
  "claims",
  "calibration",
  "index",
] as const;
const hostileTitle = "<img src=x onerror=alert(1)>";
const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let pages: Pages | undefined;

test.before(async () => {
  if (isSkipped) return;
  pages = await servePages(await makeEveryPage(hostileTitle));
});
test.after.always(async () => {
  await pages?.close();
});

for (const name of names) {
  browserTest(
    `${name}: offline it asks for nothing, complains of nothing, says no NaN, takes a title as text, fits every width`,
    async (t) => {
      const { page, requests, complaints } = await pages!.open(name);
      await unfold(page);
      await page.evaluate(openTables);
      for (const width of [1920, 1440, 1024, 768, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForFunction(drawingsFit);
        t.true((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${name} at ${width}`);
      }
      const text = await readVisibleText(page);
      t.notRegex(text, /\bNaN|\bundefined\b|\bnull\b|Infinity|\[object/);
      t.deepEqual(await page.evaluate(listBrokenMarks), []);
      t.true(text.includes(hostileTitle));
      t.is(await page.locator("img, a[href^='http'], script[src], link").count(), 0);
      t.deepEqual([requests, complaints], [[], []]);
      await page.close();
    },
  );

  browserTest(`${name}: axe finds nothing to mend, in light and in dark, nor where all is unfolded`, async (t) => {
    const { page } = await pages!.open(name);
    await unfold(page);
    t.deepEqual(await listViolations(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    t.deepEqual(await listViolations(page, { runOnly: ["color-contrast"] }), []);
    await page.close();
  });

  browserTest(`${name}: the Tab key reaches every control in the order it stands, and shows where it is`, async (t) => {
    const { page } = await pages!.open(name);
    const controls = await page.evaluate(numberControls);
    const reached: number[] = [];
    const unseen: string[] = [];
    for (let step = 0; step < controls.length + 3 && reached.length < controls.length; step++) {
      await page.keyboard.press("Tab");
      const { at, isSeen, what } = await page.evaluate(describeFocus);
      if (at === null) continue;
      reached.push(at);
      if (!isSeen) unseen.push(what);
    }
    const missed = controls.filter((_, at) => !reached.includes(at));
    t.deepEqual(missed, [], "never reached");
    t.deepEqual(
      reached,
      reached.toSorted((one, other) => one - other),
      "order",
    );
    t.deepEqual(unseen, [], "focus not shown");
    await page.close();
  });

  browserTest(
    `${name}: on paper no tool is left, nothing is folded shut, and every drawing and mark is there`,
    async (t) => {
      const { page } = await pages!.open(name, { colorScheme: "dark", width: 1024 });
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      t.is(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
      t.deepEqual(
        await page.locator("header.bar, .tools, .skip, .device-search, details:not([open])").evaluateAll(listShown),
        [],
      );
      t.deepEqual(await page.evaluate(listHiddenMarks), []);
      t.true((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1024);
      await page.close();
    },
  );

  browserTest(`${name}: what is downloaded holds what a chart and its table show`, async (t) => {
    const { page } = await pages!.open(name);
    const ids = await page.locator("main [data-figure]:visible").evaluateAll((all) => all.map(({ id }) => id));
    for (const id of [...new Set([ids[0], ids.at(-1)])]) {
      if (id === undefined) continue;
      await page.locator(`#${id} [data-tool=table]`).click();
      const values = await page
        .locator(`#${id} tbody data`)
        .evaluateAll((all) => all.map((each) => each.getAttribute("value")));
      const csv = await downloadFigure(page, id, "csv");
      const cells = new Set(csv.split("\n").flatMap((line) => line.split(",")));
      t.deepEqual(
        values.filter((value) => !cells.has(value!)),
        [],
        `${id}: CSV`,
      );
      const svg = await downloadFigure(page, id, "svg");
      const words = await page
        .locator(`#${id} .plot svg text`)
        .evaluateAll((all) => all.map(({ textContent }) => textContent));
      const drawn = await page.evaluate(readWords, svg);
      t.deepEqual(
        words.filter((word) => !drawn.includes(word)),
        [],
        `${id}: SVG`,
      );
    }
    await page.close();
    t.pass();
  });
}

/** Runs in the page. */
function openTables(): void {
  for (const each of document.querySelectorAll<HTMLElement>("[data-tool=table]")) each.click();
}

/** Runs in the page: every drawing is as wide as its room. */
function drawingsFit(): boolean {
  return [...document.querySelectorAll(".plot")].every((plot) => {
    const svg = plot.querySelector("svg");
    return plot.clientWidth === 0 || svg === null || svg.clientWidth <= plot.clientWidth;
  });
}

/** Runs in the page: attributes of drawings that are no numbers. */
function listBrokenMarks(): string[] {
  return [...document.querySelectorAll("svg *")].flatMap((mark) =>
    [...mark.attributes]
      .filter(({ name, value }) => name !== "class" && /NaN|undefined|Infinity/.test(value))
      .map(({ name, value }) => `${mark.tagName} ${name}=${value.slice(0, 40)}`),
  );
}

/** Runs in the page: marks each control that shows with its place, and says what they are. */
function numberControls(): string[] {
  const selector = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const shown = [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => {
    const isOther = each instanceof HTMLInputElement && each.type === "radio" && !each.checked;
    return each.checkVisibility({ visibilityProperty: true }) && !each.matches(":disabled") && !isOther;
  });
  for (const [at, each] of shown.entries()) each.dataset["controlAt"] = String(at);
  return shown.map((each) => each.outerHTML.slice(0, 80));
}

/** Runs in the page: which control has the focus, and whether a reader sees that. */
function describeFocus(): { at: number | null; isSeen: boolean; what: string } {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused.dataset["controlAt"] === undefined)
    return { at: null, isSeen: true, what: "" };
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
  const isSeen = (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  return { at: Number(focused.dataset["controlAt"]), isSeen, what: focused.outerHTML.slice(0, 80) };
}

/** Runs in the page: marks that a style hides, in drawings that show. */
function listHiddenMarks(): string[] {
  return [...document.querySelectorAll<SVGElement>(".plot svg :is(path, rect, circle, line, text)")]
    .filter((mark) => mark.closest("[display=none], details:not([open])") === null && !mark.checkVisibility())
    .map((mark) => mark.outerHTML.slice(0, 80));
}

/** Runs in the page. */
function listShown(all: readonly Element[]): string[] {
  return all.filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 80));
}

/** Runs in the page: the words of a drawing. */
function readWords(svg: string): string[] {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml");
  return [...drawing.querySelectorAll("text")].map(({ textContent }) => textContent);
}
