import test from "ava";
import type { Page } from "playwright-core";
import { renderNetworkPage } from "../../reports/page/render-network-page.ts";
import { runSmallNetwork } from "../reports/network-samples.ts";
import { type OpenPage, type Pages, servePages, type View } from "./browse.ts";

const hostileText = `</script><script>document.title="owned"</script>&"'`;

const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let pages: Pages | undefined;

test.before(async () => {
  if (isSkipped) return;
  const results = {
    pools: await runSmallNetwork("pools"),
    selfish: await runSmallNetwork("selfish"),
    single: await runSmallNetwork("calm", { replications: 1, blocks: 1, nodes: 12 }),
    hostile: await runSmallNetwork("calm", { title: hostileText, description: hostileText, seed: hostileText }),
  };
  const rendered = Object.entries(results).map(([name, result]) => [name, renderNetworkPage(result)]);
  pages = await servePages(Object.fromEntries(rendered) as Record<string, string>);
});
test.after.always(async () => {
  await pages?.close();
});

for (const name of ["pools", "selfish", "single", "hostile"]) {
  browserTest(`${name}: the page asks for nothing, complains of nothing, fits every width, and is small`, async (t) => {
    t.true(pages!.measure(name) < 1_000_000);
    const { page, complaints } = await open(name);
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForFunction(
        () =>
          document.querySelector(".tree-room svg")?.clientWidth === document.querySelector(".tree-room")?.clientWidth,
      );
      t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    const text = await page.evaluate(() => document.body.textContent);
    t.notRegex(text.replace(/\{.*\}/s, ""), /\bNaN|undefined|\bnull\b|Infinity|\[object/);
    t.is(await page.locator("path[d*=NaN], [cx*=NaN], [transform*=NaN], [x1*=NaN], [x*=NaN]").count(), 0);
    t.not(await page.title(), "owned");
    t.deepEqual(complaints, []);
    await page.close();
  });
}

browserTest(
  "scrubbed on from a block's finding, more and more nodes light up, and words and clock follow",
  async (t) => {
    const { page } = await open("pools");
    const scrubber = page.locator("#replay-time");
    await page.locator("[data-act=next]").click();
    await scrubber.focus();
    let [lit, before] = [await countLit(page), await page.locator(".replay-clock").innerText()];
    const start = lit;
    t.true(lit >= 1);
    for (let step = 0; step < 6; step++) {
      for (let tick = 0; tick < 8; tick++) await page.keyboard.press("ArrowRight");
      const now = await countLit(page);
      t.true(now >= lit, `step ${step}`);
      const clock = await page.locator(".replay-clock").innerText();
      t.not(clock, before);
      [lit, before] = [now, clock];
    }
    t.true(lit > start);
    t.regex((await scrubber.getAttribute("aria-valuetext")) ?? "", /s, block \d+ of \d+/);
    t.regex(await page.locator(".replay-voice").textContent().then(String), /was found .* ago by/);
    await page.keyboard.press("End");
    t.is(await page.locator(".tree-block.is-future").count(), 0);
    await page.close();
  },
);

browserTest(
  "play goes on until paused or at the end, smoothly and, where less motion is asked for, in steps",
  async (t) => {
    for (const reducedMotion of ["reduce", "no-preference"] as const) {
      const { page, complaints } = await open("pools", { reducedMotion });
      const play = page.locator("[data-act=play]");
      const read = async () => Number(await page.locator("#replay-time").inputValue());
      await play.click();
      t.is(await play.innerText(), "Pause");
      await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>("#replay-time")!.value) > 10);
      await play.click();
      const halted = await read();
      await page.waitForTimeout(120);
      t.is(await read(), halted);
      t.is(await play.innerText(), "Play");
      await page.locator("#replay-time").press("End");
      await page.locator("[data-act=previous]").click();
      t.true((await read()) < 2000);
      await play.click();
      await page.waitForFunction(() => document.querySelector("[data-act=play]")?.textContent === "Play");
      t.is(await read(), 2000);
      t.deepEqual(complaints, []);
      await page.close();
    }
  },
);

browserTest("a finger on the scrubber moves time at 390 px, and every block is in the table", async (t) => {
  const { page } = await open("selfish", { width: 390, hasTouch: true });
  await page.locator("#replay-time").scrollIntoViewIfNeeded();
  const box = (await page.locator("#replay-time").boundingBox())!;
  t.true(box.height >= 44);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  t.true(Number(await page.locator("#replay-time").inputValue()) > 800);
  await page.locator("#replay summary").click();
  const blocks = await page.locator(".tree-room .tree-block").count();
  t.true(blocks > 0);
  t.is(await page.locator("#replay tbody tr").count(), blocks);
  await page.close();
});

async function open(name: string, view?: View): Promise<OpenPage> {
  return pages!.open(name, view);
}

function countLit(page: Page): Promise<number> {
  return page.locator(".ring-room .node.is-lit").count();
}
