import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { renderClaimsPage } from "../../reports/page/render-claims.ts";
import { findChromium } from "../../reports/static/find-chromium.ts";
import { claims } from "../../scenarios/claims/registry.ts";
import { type ClaimsResult, runClaims } from "../../scenarios/claims/run-claims.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
const folder = mkdtempSync(join(tmpdir(), "proofground-claims-"));
const hostileSeed = `</script><img src=x onerror=alert(1)>\u202e&"'`;
let browser: Browser | undefined;
let result: ClaimsResult;

test.before(async () => {
  if (isSkipped) return;
  result = await runClaims({
    claims: [claims[1], claims[3], claims[5], claims[6], claims[7]],
    seed: hostileSeed,
    replications: 2,
    runExperiment,
    onProgress: () => undefined,
  });
  writeFileSync(join(folder, "claims.html"), renderClaimsPage(result, "0.0.0"));
  browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
});
test.after.always(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

browserTest(
  "the page asks for nothing, complains of nothing, fits every width, and shows a seed as text",
  async (t) => {
    const { page, complaints } = await open("light");
    for (const width of [1920, 1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 });
      t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    const text = await page.evaluate(() => document.body.innerText);
    t.notRegex(text, /\bNaN|undefined|\bnull\b|Infinity|\[object/);
    t.true(text.includes("<img src=x onerror=alert(1)>"));
    t.is(await page.locator("img").count(), 0);
    t.deepEqual(complaints, []);
    await page.close();
  },
);

browserTest("every claim has its section with said, data, model, verdict and what to mind", async (t) => {
  const { page } = await open("dark");
  for (const { number, data, model, parts, verdict } of result.claims) {
    const section = page.locator(`#claim-${number}`);
    t.is(await section.locator(".said").count(), 1);
    t.true((await section.locator(".verdict-line").innerText()).includes(verdict.kind));
    const tables = section.locator("tbody");
    t.is(await tables.nth(0).locator("tr").count(), data.length);
    t.is(await tables.nth(1).locator("tr").count(), model.length);
    t.is(await tables.nth(2).locator("tr").count(), parts.length);
  }
  const said = result.claims.flatMap(({ parts }) => parts.filter(({ reading }) => reading === "said"));
  t.is(await page.locator(".strips li").count(), said.filter(({ verdict }) => verdict.factor !== null).length);
  await page.close();
});

browserTest("a strip stands where its factor is on the axis", async (t) => {
  const { page } = await open("light");
  const [dot] = await page.locator(".strip-dot").evaluateAll((dots) => dots.map((one) => one.getAttribute("cx")));
  const { factor } = result.claims[0]!.verdict;
  t.true(Math.abs(Number.parseFloat(dot!) - (100 * (Math.log10(factor!.value) + 2)) / 6) < 0.01);
  await page.close();
});

browserTest("axe finds nothing to mend, in light and in dark, and narrow", async (t) => {
  for (const [colorScheme, width] of [["light", 1440] as const, ["dark", 390] as const]) {
    const { page } = await open(colorScheme);
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    t.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
    await page.close();
  }
});

async function open(colorScheme: "light" | "dark"): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser!.newPage({ colorScheme, viewport: { width: 1440, height: 900 } });
  const url = pathToFileURL(join(folder, "claims.html")).href;
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== url) complaints.push(request.url());
  });
  await page.goto(url);
  return { page, complaints };
}
