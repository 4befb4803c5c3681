import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import type { Browser, Page } from "playwright-core";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { hostileText } from "../reports/synthetic-study.ts";
import { programs, type Serving, withServer } from "../serve/serving.ts";
import { launchBrowser, listViolations, readPageText } from "./browse.ts";

const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
const tiny = readFileSync(join(getPackageRoot(), "scenarios/presets/tiny.yaml"), "utf8");
const hostileTitle = "<img src=x onerror=alert(1)>";
let browser: Browser | undefined;

test.before(async () => {
  if (!isSkipped) browser = await launchBrowser();
});
test.after.always(async () => {
  await browser?.close();
});

/** A page with whatever it complained about. */
async function open(address: string, width = 1440): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  if (browser === undefined) throw new Error("browser tests: the browser was not started");
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, complaints };
}

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way to ${selector} by Tab`);
}

browserTest(
  "with the keyboard alone a run is started, watched, found in the list, and its report opened",
  async (t) => {
    await withServer(
      {},
      async ({ server, folder }) => {
        const { page, complaints } = await open(server.address);
        await tabTo(page, "#order-source");
        await tabTo(page, "#order-replications");
        await page.keyboard.type("3");
        await tabTo(page, "#order-sets");
        await page.keyboard.type("end=2013-06");
        await tabTo(page, ".serve-go");
        await page.keyboard.press("Enter");
        await page.locator("#jobs-list [data-state=running] progress").waitFor();
        await page.reload();
        await page.locator("#jobs-list li").first().waitFor();
        await page.locator("#jobs-list [data-state=done]").waitFor();
        t.regex(await page.locator("#jobs-list").innerText(), /6 runs in [\d.]+ s\.[\s\S]*Wrote \d+ files into tiny-/);
        t.true((await page.locator("#jobs-list code").innerText()).startsWith("proofground compare tiny"));
        await page.locator("#index tbody tr").waitFor();
        t.regex(await page.locator("#index tbody").innerText(), /tiny[\s\S]*compare[\s\S]*Power, proof-of-work/);
        await tabTo(page, "#index tbody th a");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/files\/tiny-[\da-f]{8}\/report\.html$/);
        await page.locator(".figure .plot svg").first().waitFor();
        t.is(await page.evaluate(() => origin), "null");
        t.deepEqual(complaints, []);
        t.is(readdirSync(folder).length, 1);
        await page.close();
      },
      { program: programs.real },
    );
  },
);

browserTest("every text of a scenario is text: in lists, in mistakes, in progress, in results", async (t) => {
  const title = `title: ${JSON.stringify(hostileTitle)}`;
  const hostile = tiny.replace(/^title: .*$/m, title).replace("end: 2014-06", "end: 2013-04");
  const files = {
    [`${hostileTitle.replaceAll("/", "")}.yaml`]: hostile,
    "bad/manifest.json": JSON.stringify({ format: "proofground-run", kind: hostileText }),
  };
  await withServer(files, async ({ server }) => {
    const { page, complaints } = await open(server.address);
    await page.locator("#order-source").selectOption({ label: `${hostileTitle}.yaml` });
    await page.locator(".serve-go").click();
    await page.locator("#jobs-list [data-state=done]").waitFor();
    t.true((await page.locator("#jobs-list .serve-name").innerText()).startsWith(hostileTitle));
    await page.locator("#order-source").selectOption("text:");
    await page.locator("#order-text").fill(tiny.replace("name: tiny", `name: ${JSON.stringify(hostileTitle)}`));
    await page.locator(".serve-go").click();
    const problems = page.locator("#order-problems");
    await problems.waitFor();
    t.regex(
      await problems.innerText(),
      /Where\s+scenario: name\s+Expected\s+a name of at most 64[\s\S]*<img src=x onerror/,
    );
    t.is(await page.evaluate(() => document.activeElement?.id), "order-problems");
    t.is(await page.locator("#order-text").getAttribute("aria-invalid"), "true");
    await page.locator("#order-sets").fill(hostileTitle);
    await page.locator(".serve-go").click();
    await page.locator("#order-sets[aria-invalid=true]").waitFor();
    t.is(await page.locator("img").count(), 0);
    t.notRegex(await readPageText(page), /\bNaN|undefined|\bnull\b|Infinity|\[object/);
    t.deepEqual(complaints, []);
    await page.close();
  });
});

browserTest("the page fits every width and has no fault for axe, at rest, with runs and with mistakes", async (t) => {
  await withServer({ "mine.yaml": tiny, "cut/manifest.json": "{" }, async (serving) => {
    const { page, complaints } = await open(serving.server.address);
    await check(page, t);
    const { id = "" } = await serving.order({ sets: ["end=2013-04"] });
    await serving.waitFor(id, ["done"]);
    await serving.order({ replications: "10000" });
    await page.locator("#jobs-list [data-state=running]").waitFor();
    await page.locator("#order-sets").fill("hardware.pu=1");
    await page.locator(".serve-go").click();
    await page.locator("#order-problems").waitFor();
    await page.locator("#index details").first().click();
    await check(page, t);
    await cancelByKeyboard(page, serving);
    t.deepEqual(complaints, []);
    await page.close();
  });
});

async function check(page: Page, t: { readonly deepEqual: (one: unknown, other: unknown) => boolean }): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1920, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      t.deepEqual(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    t.deepEqual(await listViolations(page), []);
  }
}

async function cancelByKeyboard(page: Page, { waitFor, listJobs }: Serving): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
  });
  await tabTo(page, ".serve-cancel");
  await page.keyboard.press("Enter");
  const [last] = await listJobs();
  await waitFor(last!.id, ["cancelled"]);
  await page.locator("#jobs-list [data-state=cancelled]").waitFor();
}

browserTest("a report that somebody put there can neither read from the server nor start anything", async (t) => {
  const script = `
    const tries = [
      fetch("/events"), fetch("/"), fetch("/jobs", { method: "POST", body: "{}" }),
      fetch("/jobs", { method: "POST", mode: "no-cors", body: "{}" }),
    ];
    Promise.allSettled(tries).then((all) => { document.title = all.map(({ status }) => status).join(); });
    try { document.cookie = "a=1"; document.body.dataset.cookie = "kept"; } catch { document.body.dataset.cookie = "refused"; }
  `;
  const report = `<!doctype html><title>waiting</title><body><img src="/files/evil/x.png"><script>${script}</script>`;
  await withServer(
    { "evil/manifest.json": "{}", "evil/report.html": report },
    async ({ server, listJobs }) => {
      const { page } = await open(server.address);
      await page.goto(new URL("/files/evil/report.html", server.address).href);
      await page.waitForFunction(() => document.title !== "waiting");
      t.is(await page.title(), "rejected,rejected,rejected,rejected");
      t.is(await page.locator("body").getAttribute("data-cookie"), "refused");
      t.deepEqual(await listJobs(), []);
      await page.close();
    },
    { isCodeAllowed: true },
  );
});
